/** Every sentence in which this backend tells of its own parts, one catalogue a language. */
export interface WindowsMessages {
  readonly edge: {
    readonly title: string;
    missing(file: string): string;
    readonly remedy: string;
  };
  readonly visualCRuntime: {
    readonly title: string;
    readonly notHere: string;
    missing(files: string): string;
    readonly remedy: string;
  };
  readonly shim: {
    readonly title: string;
    missing(file: string): string;
    readonly remedy: string;
  };
  readonly clr: {
    readonly title: string;
    readonly remedy: string;
  };
  readonly functions: {
    readonly title: string;
    found(count: number): string;
    missing(names: string): string;
    readonly remedy: string;
  };
  readonly netsh: {
    readonly title: string;
    read(program: string, tcpRows: number, udpRows: number): string;
    readonly remedy: string;
  };
  /** Why a check was not made. */
  skipped(title: string): string;
  /** Windows has not let a process without elevation be started, or that process has said nothing. */
  noWitness(seconds: number): string;
}
