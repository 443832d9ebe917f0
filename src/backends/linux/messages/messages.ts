/** Every sentence in which this backend tells of its own parts, one catalogue a language. */
export interface LinuxMessages {
  readonly namespace: {
    readonly title: string;
    readonly hosts: string;
    readonly another: string;
    readonly remedy: string;
  };
  readonly kernelList: {
    readonly title: string;
    holds(file: string, ranges: number): string;
    readonly remedy: string;
  };
  readonly store: {
    readonly title: string;
    holds(reservations: number): string;
    readonly remedy: string;
  };
  readonly effect: {
    readonly title: string;
    readonly all: string;
    lost(blocks: string): string;
    readonly remedy: string;
  };
  readonly lock: {
    readonly title: string;
    readonly free: string;
    readonly remedy: string;
  };
  /** Why a check was not made. */
  skipped(title: string): string;
}
