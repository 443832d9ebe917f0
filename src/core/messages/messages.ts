import type { Block, ExclusionBlock, Protocol } from '../../contract/reservation';

/** Every sentence that the core says to people, one catalogue a language. Windows' own text, where there is one, is appended. */
export interface Messages {
  /** A value that is no integer in 0..65535. `name` is `StartPort`, `NumberOfPorts` or `Port`. */
  notAPort(name: string, value: string): string;
  notAProtocol(value: string): string;
  notAStore(value: string): string;
  notARange(value: string): string;
  notAnAddress(value: string): string;
  /** `known` are the names of the properties that it may have. */
  notAnObject(value: string, known: string): string;
  unknownProperty(name: string, known: string): string;
  notText(name: string, value: string): string;
  notABackend(value: string, known: string): string;
  zero(name: string): string;
  pastTheEnd(block: Block): string;
  /** `how` is the platform's word for the privilege. */
  accessDenied(block: Block, platform: NodeJS.Platform): string;
  meetsReservation(block: Block, other: string): string;
  meetsExclusion(block: Block, other: string): string;
  /** A block that a program or service of Windows holds for as long as it runs. */
  meetsRuntimeReservation(block: Block, other: string): string;
  meetsForeignRange(block: Block, other: string): string;
  /** `users` are those who have the port open; empty where nobody can tell. */
  portInUse(block: Block, port: string, users: string): string;
  /** ERROR_SHARING_VIOLATION where the backend could not tell which of the reasons it was. */
  sharingViolation(block: Block): string;
  notFound(block: Block): string;
  notSupported(platform: string): string;
  noPortLeft(block: Block): string;
  /** What the backend says of itself, complete sentences, after the block that it was about. */
  because(block: Block, reason: string): string;
  exclusionBecause(block: ExclusionBlock, reason: string): string;
  /** A list that the system does not give. */
  notListed(protocol: Protocol, reason: string): string;
  somePortInUse(block: Block): string;
  exclusionSomePortInUse(block: Block): string;
  /** The very block is excluded as it was to be, or for longer. */
  excludedAlready(block: ExclusionBlock): string;
  /** The very block is excluded in the active store alone, and was to be in the persistent one. */
  excludedUntilRestart(block: ExclusionBlock): string;
  meetsActiveExclusion(block: Block, other: string): string;
  meetsHostNetworkService(block: Block, other: string): string;
  restoreNeedsPrivilege(): string;
  restoreFailed(reason: string): string;
  exclusionDenied(block: ExclusionBlock, platform: NodeJS.Platform): string;
  exclusionPortInUse(block: ExclusionBlock, port: string, users: string): string;
  exclusionNotFound(block: ExclusionBlock): string;
  /** What holds the ports of an exclusion that was not found: the next sentence after that. */
  heldByReservation(block: ExclusionBlock, other: string): string;
  heldByExclusion(block: ExclusionBlock, other: string): string;
  heldAtRuntime(block: ExclusionBlock, other: string): string;
  heldBySomebodyElse(block: ExclusionBlock, other: string): string;
  socketsUnreadable(protocol: Protocol, reason: string): string;
  dynamicRangeUnreadable(protocol: Protocol, reason: string): string;
  dynamicRangeDenied(protocol: Protocol, platform: NodeJS.Platform): string;
  /** A range that is a block, and that the system does not take as its dynamic range. */
  notADynamicRange(block: Block, platform: NodeJS.Platform): string;
  dynamicRangeLocked(protocol: Protocol): string;
  /** Who has a socket open, as a part of other sentences. */
  process(name: string | null, pid: number, user: string | null): string;
  hiddenProcess(user: string | null): string;
  noProcess(): string;
  /** Any other refusal. */
  refused(syscall: string, code: string, errno: number): string;
}
