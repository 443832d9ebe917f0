import type { NativeCall } from '../contract/backend';
import { packageVersion } from '../contract/version';
import { platformBackend } from '../core/choose-backend';
import { PortReservations } from '../core/port-reservations';
import { show } from '../core/validation';
import { type Format, type FormatName, formats } from './formats';
import type { Item } from './items';
import { type BridgeMessages, bridgeMessagesFor } from './messages';
import { ParameterReader, type Parameters } from './parameters';
import { BridgeError, BridgeErrorCode } from './rpc-errors';

const formatNames = Object.keys(formats) as FormatName[];

/** What `initialize` has settled: the language, the format, and the reservations that the other methods work on. */
export class Session {
  /** The parameters of `initialize`. */
  static readonly parameters = [
    'version',
    'locale',
    'backend',
    'stateDirectory',
    'clr',
    'format',
    'idleSeconds',
  ];

  format: Format = formats.json;
  messages: BridgeMessages = bridgeMessagesFor('en');
  idleSeconds = 60;
  #reservations: PortReservations | undefined;

  constructor(private readonly onNativeCall: (call: NativeCall) => void) {}

  /** Undefined before `initialize`. */
  get reservations(): PortReservations | undefined {
    return this.#reservations;
  }

  /** Language and format count at once, so that a refusal to initialize is told in them too. */
  initialize(params: Parameters): Item {
    if (this.#reservations !== undefined) {
      throw new BridgeError(BridgeErrorCode.Refused, this.messages.alreadyInitialized());
    }
    const locale = typeof params['locale'] === 'string' ? params['locale'] : 'en';
    this.messages = bridgeMessagesFor(locale);
    const read = new ParameterReader('initialize', params, this.messages);
    this.format = formats[read.choice('format', formatNames) ?? 'json'];
    read.text('locale');
    this.idleSeconds = read.seconds('idleSeconds') ?? this.idleSeconds;
    const version = packageVersion();
    if (params['version'] !== version) {
      const asked = show(params['version']);
      throw new BridgeError(BridgeErrorCode.VersionMismatch, this.messages.versionMismatch(version, asked));
    }
    const stateDirectory = read.text('stateDirectory');
    const clr = read.choice('clr', ['framework', 'core'] as const);
    this.#reservations = new PortReservations({
      backend: read.text('backend') ?? platformBackend(),
      locale,
      onNativeCall: this.onNativeCall,
      ...(stateDirectory === undefined ? {} : { stateDirectory }),
      ...(clr === undefined ? {} : { clr }),
    });
    const backend = this.#reservations.backendName;
    const { platform, version: node } = process;
    return { kind: 'Session', properties: { version, backend, platform, node } };
  }
}
