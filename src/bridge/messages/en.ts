import type { BridgeMessages } from './messages';

export const english: BridgeMessages = {
  versionMismatch: (bridge, client) =>
    `The bridge is version ${bridge}, its client asks for ${client}. Install both from the same release.`,
  notInitialized: (method) => `${method} was called before initialize. Call initialize first.`,
  alreadyInitialized: () => 'initialize was called a second time. Start another bridge for other options.',
  unknownParameter: (method, name, known) =>
    `${method} has no parameter ${name}. Parameters are given by name, and these are known: ${known}.`,
  notAChoice: (name, value, choices) => `${name} is ${value}. It must be one of ${choices}.`,
  notText: (name, value) => `${name} is ${value}. It must be text that is not empty.`,
  notSeconds: (name, value) =>
    `${name} is ${value}. It must be a number of seconds, greater than 0 and at most 86400.`,
  tooManyRanges: (count, most) => `ranges has ${count} entries. One lookup takes at most ${most}: divide it.`,
  noSuchSocket: (value) =>
    `socket is ${value}. It must be the number of a socket that bind has answered and nobody has closed.`,
};
