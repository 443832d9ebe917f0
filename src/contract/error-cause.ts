/** As ErrorOptions of lib es2022 has it: our declarations compile with lib es2020 too. */
export interface ErrorCause {
  readonly cause?: unknown;
}
