import type { PortRange, Protocol } from '../reservation';

/** A block with its protocol, as the sentences name it. */
export interface Block extends PortRange {
  readonly protocol: Protocol;
}

/** Every sentence that the core says to people, one catalogue a language. Windows' own text, where there is one, is appended. */
export interface Messages {
  /** A value that is no integer in 0..65535. `name` is `StartPort`, `NumberOfPorts` or `Port`. */
  notAPort(name: string, value: string): string;
  notAProtocol(value: string): string;
  notARange(value: string): string;
  notAnAddress(value: string): string;
  notABackend(value: string, known: string): string;
  zero(name: string): string;
  pastTheEnd(block: Block): string;
  /** `how` is the platform's word for the privilege. */
  accessDenied(block: Block, platform: NodeJS.Platform): string;
  meetsReservation(block: Block, other: string): string;
  meetsForeignRange(block: Block, other: string): string;
  portInUse(block: Block, port: string): string;
  /** ERROR_SHARING_VIOLATION where the backend could not tell which of the reasons it was. */
  sharingViolation(block: Block): string;
  notFound(block: Block): string;
  notSupported(platform: string): string;
  noPortLeft(block: Block): string;
  locked(block: Block): string;
  /** Any other refusal. */
  refused(syscall: string, code: string, errno: number): string;
}
