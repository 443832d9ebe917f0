/** Every sentence in which the search for free ports speaks. */
export const english = {
  tooFew: (numberOfPorts: number, from: number, to: number) =>
    `There are fewer than ${numberOfPorts} ports from ${from} to ${to}. Ask for fewer ports, or widen the range.`,
  noneFree: (numberOfPorts: number, from: number, to: number) =>
    `${numberOfPorts === 1 ? 'No port' : `No block of ${numberOfPorts} consecutive ports`} from ${from} to ${to} is free. Ask for fewer ports, widen the range, or allow the dynamic range.`,
};
