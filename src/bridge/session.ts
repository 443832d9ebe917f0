import type { ReservationBackend } from '../contract/backend';
import { packageVersion } from '../contract/version';
import { chooseBackend, platformBackend } from '../core/choose-backend';
import { messagesFor } from '../core/messages';
import { PortReservations } from '../core/port-reservations';
import { show } from '../core/validation';
import { ErrorCode, RpcError } from './json-rpc';
import type { BridgeMessages } from './messages';
import { ParameterReader, type Parameters } from './parameters';
import { reportNativeCall } from './trace';

/** The language of one request. */
export interface Language {
  readonly locale: string;
  readonly messages: BridgeMessages;
}

/** What `initialize` has chosen: the backend that all requests work on, each in its own language. */
export class Session {
  /** The parameters of `initialize`. */
  static readonly parameters = ['version', 'backend', 'stateDirectory', 'clr'];

  #backend: ReservationBackend | undefined;

  initialize(params: Parameters, { locale, messages }: Language): object {
    if (this.#backend !== undefined) {
      throw new RpcError(ErrorCode.Refused, messages.alreadyInitialized());
    }
    const version = packageVersion();
    if (params['version'] !== version) {
      const asked = show(params['version']);
      throw new RpcError(ErrorCode.VersionMismatch, messages.versionMismatch(version, asked));
    }
    const read = new ParameterReader('initialize', params, messages);
    const stateDirectory = read.text('stateDirectory');
    const clr = read.choice('clr', ['framework', 'core'] as const);
    const settings = {
      onNativeCall: reportNativeCall,
      ...(stateDirectory === undefined ? {} : { stateDirectory }),
      ...(clr === undefined ? {} : { clr }),
    };
    const name = read.text('backend') ?? platformBackend();
    this.#backend = chooseBackend(name, settings, messagesFor(locale));
    const { platform, version: node } = process;
    return { version, backend: this.#backend.name, platform, node };
  }

  /** What a method works on. */
  reservations(method: string, { locale, messages }: Language): PortReservations {
    if (this.#backend === undefined) {
      throw new RpcError(ErrorCode.NotInitialized, messages.notInitialized(method));
    }
    return new PortReservations({ backend: this.#backend, locale });
  }
}
