import { text } from 'node:stream/consumers';
import { type Block, endPortOf, highestPort } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { type Messages, messagesFor } from '../core/messages';
import { ParameterCheck, show } from '../core/validation';
import type { BlockResource, State } from './block-resource';
import { type DscMessages, dscMessagesFor } from './messages';
import type { Desired, Filter } from './operations';

/** Reads what an operation is given. dsc has checked it against the schema; a person at the keyboard has not. */
export class Input<Settings extends object = object> {
  private readonly core: Messages;
  private readonly messages: DscMessages;
  private readonly check: ParameterCheck;

  constructor(
    private readonly operation: string,
    private readonly resource: BlockResource<Settings>,
    locale: string,
  ) {
    this.core = messagesFor(locale);
    this.messages = dscMessagesFor(locale);
    this.check = new ParameterCheck(operation, this.core);
  }

  /** The instance that an operation is about, from standard input. */
  async desired(stream: NodeJS.ReadableStream): Promise<Desired<Settings>> {
    const input = await text(stream);
    if (input.trim() === '') throw this.refusal(this.messages.noInput());
    return this.instance(this.parse(input));
  }

  /** The keys and settings that an export is narrowed by, from standard input: all, some or none. */
  async filter(stream: NodeJS.ReadableStream): Promise<Filter<Settings>> {
    const input = await text(stream);
    return input.trim() === '' ? {} : this.narrowing(this.parse(input));
  }

  /** An instance, checked. */
  instance(value: unknown): Desired<Settings> {
    const { defaults, manifest } = this.resource;
    const given = this.object(value, manifest.schema.embedded.properties);
    const { _exist: exist = true } = given;
    if (typeof exist !== 'boolean') throw this.refusal(this.messages.notBoolean('_exist', show(exist)));
    const settings = this.resource.readSettings(given, this.check);
    return { block: { ...this.block(given), ...defaults, ...settings }, exist };
  }

  /** The keys and settings of a filter, checked. */
  narrowing(value: unknown): Filter<Settings> {
    const given = this.object(value, this.resource.manifest.export.schema.embedded.properties);
    const { protocol, startPort, numberOfPorts } = given;
    return {
      ...this.resource.readSettings(given, this.check),
      ...(protocol !== undefined && { protocol: this.check.protocol(protocol) }),
      ...(startPort !== undefined && { startPort: this.port('StartPort', startPort) }),
      ...(numberOfPorts !== undefined && { numberOfPorts: this.port('NumberOfPorts', numberOfPorts) }),
    };
  }

  private block(given: State): Block {
    const block = this.check.block(given['protocol'], given);
    this.port('StartPort', block.startPort);
    this.port('NumberOfPorts', block.numberOfPorts);
    if (endPortOf(block) > highestPort) throw this.refusal(this.core.pastTheEnd(block));
    return block;
  }

  private port(name: string, value: unknown): number {
    const port = this.check.port(name, value);
    if (port === 0) throw this.refusal(this.core.zero(name));
    return port;
  }

  /** An object without properties that are not known: a misspelt one would otherwise be ignored. */
  private object(given: unknown, known: Readonly<Record<string, object>>): State {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw this.refusal(this.messages.notAnObject(show(given)));
    }
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
    if (unknown !== undefined) {
      const settable = Object.entries(known).flatMap(([name, property]) =>
        'readOnly' in property ? [] : [name],
      );
      throw this.refusal(this.messages.unknownProperty(show(unknown), settable.join(', ')));
    }
    return given as State;
  }

  private parse(input: string): unknown {
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
