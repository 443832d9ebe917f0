import { text } from 'node:stream/consumers';
import { PortReservationError } from '../errors';
import { type Block, type Messages, messagesFor } from '../messages';
import { ParameterCheck, show } from '../validation';
import { Win32 } from '../win32';
import type { Manifest, State } from './block-resource';
import { type DscMessages, dscMessagesFor } from './messages';
import type { Desired } from './operations';

/** Reads what dsc passes on standard input. dsc has checked it against the schema; a person at the keyboard has not. */
export class Input {
  private readonly core: Messages;
  private readonly messages: DscMessages;
  private readonly check: ParameterCheck;

  constructor(
    private readonly operation: string,
    private readonly manifest: Manifest,
    locale: string,
  ) {
    this.core = messagesFor(locale);
    this.messages = dscMessagesFor(locale);
    this.check = new ParameterCheck(operation, this.core);
  }

  /** The instance that an operation is about. The limits of a block are the system's to check, with its own codes. */
  async desired(stream: NodeJS.ReadableStream): Promise<Desired> {
    const given = this.parse(await text(stream));
    const exist = given['_exist'] ?? true;
    if (typeof exist !== 'boolean') throw this.refusal(this.messages.notBoolean('_exist', show(exist)));
    return { block: this.check.block(given['protocol'], given), exist };
  }

  /** The keys that an export is narrowed by: all, some or none. */
  async filter(stream: NodeJS.ReadableStream): Promise<Partial<Block>> {
    const input = await text(stream);
    if (input.trim() === '') return {};
    const { protocol, startPort, numberOfPorts } = this.parse(input);
    return {
      ...(protocol !== undefined && { protocol: this.check.protocol(protocol) }),
      ...(startPort !== undefined && { startPort: this.port('StartPort', startPort) }),
      ...(numberOfPorts !== undefined && { numberOfPorts: this.port('NumberOfPorts', numberOfPorts) }),
    };
  }

  private port(name: string, value: unknown): number {
    const port = this.check.port(name, value);
    if (port === 0) throw this.refusal(this.core.zero(name));
    return port;
  }

  /** An object without properties that the schema does not know: a misspelt one would otherwise be ignored. */
  private parse(input: string): State {
    if (input.trim() === '') throw this.refusal(this.messages.noInput());
    const given = this.parseJson(input);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw this.refusal(this.messages.notAnObject(show(given)));
    }
    const known = this.manifest.schema.embedded.properties;
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) {
      const settable = Object.entries(known).flatMap(([name, property]) =>
        'readOnly' in property ? [] : [name],
      );
      throw this.refusal(this.messages.unknownProperty(show(unknown), settable.join(', ')));
    }
    return given as State;
  }

  private parseJson(input: string): unknown {
    try {
      return JSON.parse(input);
    } catch {
      throw this.refusal(this.messages.notJson(show(input)));
    }
  }

  private refusal(message: string): PortReservationError {
    return new PortReservationError(message, {
      errno: Win32.ERROR_INVALID_PARAMETER,
      syscall: this.operation,
    });
  }
}
