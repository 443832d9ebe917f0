/** Every sentence that the bridge says to people beside the core's, one catalogue a language. */
export interface BridgeMessages {
  versionMismatch(bridge: string, client: string): string;
  notInitialized(method: string): string;
  alreadyInitialized(): string;
  unknownParameter(method: string, name: string, known: string): string;
  /** `choices` as in `'json', 'clixml'`. */
  notAChoice(name: string, value: string, choices: string): string;
  notText(name: string, value: string): string;
  notSeconds(name: string, value: string): string;
  tooManyRanges(count: number, most: number): string;
  noSuchSocket(value: string): string;
}
