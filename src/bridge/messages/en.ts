export const english = {
  versionMismatch: (bridge: string, client: string) =>
    `The bridge is version ${bridge}, its client asks for ${client}. Install both from the same release.`,
  notInitialized: (method: string) => `${method} was called before initialize. Call initialize first.`,
  alreadyInitialized: () => 'initialize was called a second time. Start another bridge for other options.',
  unknownParameter: (method: string, name: string, known: string) =>
    `${method} has no parameter ${name}. Parameters are given by name, and these are known: ${known}.`,
  /** `choices` as in `'framework', 'core'`. */
  notAChoice: (name: string, value: string, choices: string) =>
    `${name} is ${value}. It must be one of ${choices}.`,
  notText: (name: string, value: string) => `${name} is ${value}. It must be text that is not empty.`,
  notAnObject: (name: string, value: string) => `${name} is ${value}. It must be an object.`,
  notBlocks: (value: string) =>
    `blocks is ${value}. It must be an array with start and number of ports of each block, one after the other, as in [5000, 20, 6000, 1].`,
  tooManyBlocks: (count: number, most: number) =>
    `blocks has ${count} blocks. One lookup takes at most ${most}: divide it.`,
};
