import type { PortRange, Protocol } from '../contract/reservation';
import { Win32 } from '../contract/win32';
import { PortReservationError } from '../core/errors';
import { errorJson } from '../core/json';
import { show } from '../core/validation';
import type { BridgeMessages } from './messages';
import type { Method } from './method';
import { ParameterReader, type Parameters, parameterError } from './parameters';

/** There are no more ports than this. */
const mostBlocks = 65536;

/**
 * Looks up many blocks. Start and count of each are one after the other, and so are the answers, because both ways are
 * read faster than objects are: a token as text, the code as a number, or the error whole.
 */
export const lookup: Method = {
  parameters: ['protocol', 'blocks', 'missing'],
  async run({ reservations, messages }, params) {
    const ranges = readBlocks(params, messages);
    const missing = new ParameterReader('lookup', params, messages).choice('missing', ['error', 'code']);
    const answers = await reservations.lookupMany(params['protocol'] as Protocol, ranges);
    return answers.map((answer) => {
      if (!(answer instanceof PortReservationError)) return `${answer.token}`;
      const { errno } = answer;
      return missing === 'code' && errno === Win32.ERROR_NOT_FOUND ? errno : errorJson(answer);
    });
  },
};

/** The core checks what the numbers are. */
function readBlocks({ blocks }: Parameters, messages: BridgeMessages): PortRange[] {
  if (!Array.isArray(blocks) || blocks.length % 2 !== 0) {
    throw parameterError('lookup', messages.notBlocks(show(blocks)));
  }
  const count = blocks.length / 2;
  if (count > mostBlocks) throw parameterError('lookup', messages.tooManyBlocks(count, mostBlocks));
  return Array.from({ length: count }, (_unused, index) => ({
    startPort: blocks[2 * index],
    numberOfPorts: blocks[2 * index + 1],
  }));
}
