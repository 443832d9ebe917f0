import { writeFileSync } from 'node:fs';
import { mapMessagesFor } from '../../map/messages';
import { drawPortMap } from '../../map/port-map';
import { formatSvgMap } from '../../map/svg-map';
import { formatTextMap } from '../../map/text-map';
import { readArguments, refuseOperands } from '../arguments';
import type { Command } from '../command';
import { ExitStatus, UsageError } from '../usage-error';
import { connect } from './connect';

/** Draws all ports of a protocol: as signs, as a picture in a file, or as JSON. */
export const map: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json', 'svg'], context.messages);
  refuseOperands(read, context.messages);
  if (read.svg === '') throw new UsageError(context.messages.emptyOption('--svg'));
  const drawn = await drawPortMap(read.udp ? 'udp' : 'tcp', connect(context, read));
  const messages = mapMessagesFor(context.locale);
  if (read.svg !== undefined) {
    try {
      writeFileSync(read.svg, formatSvgMap(drawn, messages));
    } catch (error) {
      context.err(`port-reservation: ${context.messages.notWritable(read.svg, (error as Error).message)}\n`);
      return ExitStatus.refused;
    }
  } else {
    context.out(read.json ? `${JSON.stringify(drawn)}\n` : formatTextMap(drawn, context.screen, messages));
  }
  return ExitStatus.success;
};
