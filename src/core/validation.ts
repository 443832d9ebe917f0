import { isIP } from 'node:net';
import { inspect } from 'node:util';
import type { BindAddress } from '../contract/backend';
import {
  type Block,
  type ExclusionStore,
  endPortOf,
  exclusionStores,
  highestPort,
  type Protocol,
  protocols,
} from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from './errors';
import type { Messages } from './messages';

/**
 * Checks what callers pass before any native call sees it. A USHORT parameter would silently take 65556 as 20, so
 * only integers in 0..65535 go on; a zero or a block past the last port is the system's to refuse, with the same code.
 */
export class ParameterCheck {
  constructor(
    readonly syscall: string,
    private readonly messages: Messages,
  ) {}

  /** The block, when protocol and range are what they should be. */
  block(protocol: unknown, range: unknown): Block {
    const checkedProtocol = this.protocol(protocol);
    if (typeof range !== 'object' || range === null) throw this.refusal(this.messages.notARange(show(range)));
    const { startPort, numberOfPorts } = range as { startPort?: unknown; numberOfPorts?: unknown };
    const asGiven = { protocol: checkedProtocol, startPort, numberOfPorts };
    return {
      protocol: checkedProtocol,
      startPort: this.port('StartPort', startPort, asGiven),
      numberOfPorts: this.port('NumberOfPorts', numberOfPorts, asGiven),
    };
  }

  /** A block that no system is asked about before it is one: neither number is zero, and it ends at or before 65535. */
  existingBlock(protocol: unknown, range: unknown): Block {
    const block = this.block(protocol, range);
    if (block.startPort === 0) throw this.refusal(this.messages.zero('StartPort'), block);
    if (block.numberOfPorts === 0) throw this.refusal(this.messages.zero('NumberOfPorts'), block);
    if (endPortOf(block) > highestPort) throw this.refusal(this.messages.pastTheEnd(block), block);
    return block;
  }

  /** The ranges of a batch, each still unchecked. */
  list(ranges: unknown): readonly unknown[] {
    if (!Array.isArray(ranges)) throw this.refusal(this.messages.notARange(show(ranges)));
    return ranges;
  }

  /** An object that has no other properties than these: a misspelt one would otherwise count as none. */
  properties(value: unknown, known: readonly string[]): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw this.refusal(this.messages.notAnObject(show(value), known.join(', ')));
    }
    const unknown = Object.keys(value).find((name) => !known.includes(name));
    if (unknown !== undefined) {
      throw this.refusal(this.messages.unknownProperty(show(unknown), known.join(', ')));
    }
  }

  /** Text that is not empty, where there is any. */
  text(name: string, value: unknown): void {
    if (value === undefined || (typeof value === 'string' && value !== '')) return;
    throw this.refusal(this.messages.notText(name, show(value)));
  }

  protocol(value: unknown): Protocol {
    const protocol = protocols.find((known) => known === value);
    if (protocol === undefined) throw this.refusal(this.messages.notAProtocol(show(value)));
    return protocol;
  }

  store(value: unknown): ExclusionStore {
    const store = exclusionStores.find((known) => known === value);
    if (store === undefined) throw this.refusal(this.messages.notAStore(show(value)));
    return store;
  }

  /** An integer in 0..65535. */
  port(name: string, value: unknown, asGiven: Partial<Record<keyof Block, unknown>> = {}): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highestPort)
      return value;
    throw this.refusal(this.messages.notAPort(name, show(value)), asGiven);
  }

  /** A port that a list is searched for: no reservation holds port 0, and no system is asked about it. */
  existingPort(name: string, value: unknown): number {
    const port = this.port(name, value);
    if (port === 0) throw this.refusal(this.messages.zero(name));
    return port;
  }

  address(value: unknown): BindAddress {
    const host = (value as BindAddress | undefined)?.host;
    if (typeof host !== 'string' || isIP(host) === 0)
      throw this.refusal(this.messages.notAnAddress(show(host)));
    return { host };
  }

  private refusal(message: string, given: Partial<Record<keyof Block, unknown>> = {}): PortReservationError {
    return new PortReservationError(message, {
      errno: Win32.ERROR_INVALID_PARAMETER,
      syscall: this.syscall,
      protocol: given.protocol as Protocol | undefined,
      startPort: numberOrNothing(given.startPort),
      numberOfPorts: numberOrNothing(given.numberOfPorts),
    });
  }
}

function numberOrNothing(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A value as a message shows it: short, on one line, whatever it is. */
export function show(value: unknown): string {
  const text = inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 40 });
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
