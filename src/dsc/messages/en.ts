import { type Block, formatRange } from '../../contract/reservation';
import type { DscMessages } from './messages';

const name = (block: Block) => `${block.protocol} ${formatRange(block)}`;

export const english: DscMessages = {
  unknownOperation: (operation, known) => `The operation is ${operation}. It must be one of ${known}.`,
  unknownResource: (type, known) => `The resource is ${type}. It must be one of ${known}.`,
  whatIfNotFor: (operation, known) =>
    `--what-if is not for ${operation}, which changes nothing. Leave it out, or use it with one of ${known}.`,
  noInput: () =>
    'Standard input is empty. Pass the instance as a JSON object, as in {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.',
  notJson: (value) =>
    `Standard input is ${value}. It must be one JSON object, as in {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.`,
  notAnObject: (value) =>
    `The instance is ${value}. It must be a JSON object, as in {"protocol":"tcp","startPort":5000,"numberOfPorts":20}.`,
  unknownProperty: (property, known) =>
    `There is no property ${property}. These may be set: ${known}. Correct or remove it.`,
  notBoolean: (property, value) => `${property} is ${value}. It must be true or false.`,
  unwantedReservation: (block) => `The reservation ${name(block)} exists and should not.`,
  wouldReserve: (block) => `Would reserve ${name(block)}.`,
  wouldDeleteReservation: (block) => `Would delete the reservation ${name(block)}.`,
  unwantedExclusion: (block) => `The exclusion ${name(block)} exists and should not.`,
  inOtherStore: (block, store) =>
    `The exclusion ${name(block)} is ${store} and should be ${block.store}. Delete it first: an exclusion is not moved from one store to the other.`,
  wouldExclude: (block) =>
    block.store === 'persistent'
      ? `Would exclude ${name(block)} from automatic assignment, now and after every restart.`
      : `Would exclude ${name(block)} from automatic assignment until the next restart.`,
  wouldDeleteExclusion: (block) => `Would delete the exclusion ${name(block)}.`,
  wouldBeRefused: (why) => `Would be refused and change nothing. ${why}`,
  noChange: () => 'Would change nothing.',
};
