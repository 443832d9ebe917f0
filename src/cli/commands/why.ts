import { explainPorts } from '../../usage/explain-port';
import type { PortExplanation } from '../../usage/explanation';
import { explanationLines } from '../../usage/format-explanation';
import { type UsageMessages, usageMessagesFor } from '../../usage/messages';
import { readArguments } from '../arguments';
import type { Command } from '../command';
import type { CliMessages } from '../messages';
import { parsePort } from '../numbers';
import { ExitStatus, UsageError } from '../usage-error';
import { connect } from './connect';

/** Says why ports are free or are not. */
export const why: Command = async (args, context) => {
  const read = readArguments(args, ['udp', 'json'], context.messages);
  if (read.operands.length === 0) throw new UsageError(context.messages.wrongOperands('<Port> …', 0));
  const ports = read.operands.map((operand) => parseExistingPort(operand, context.messages));
  const reservations = connect(context, read);
  const protocol = read.udp ? 'udp' : 'tcp';
  const explanations = await explainPorts(ports, { protocol, reservations });
  context.out(
    read.json
      ? `${JSON.stringify(explanations)}\n`
      : explanations.map((each) => formatExplanation(each, usageMessagesFor(context.locale))).join('\n'),
  );
  if (explanations.some(({ isFree }) => isFree === false)) return ExitStatus.refused;
  return explanations.some(({ isFree }) => isFree === null) ? ExitStatus.unknown : ExitStatus.success;
};

function parseExistingPort(text: string, messages: CliMessages): number {
  const port = parsePort('Port', text, messages);
  if (port === 0) throw new UsageError(messages.notAPort('Port', text));
  return port;
}

/** The port's name is before the first line alone. */
function formatExplanation(explanation: PortExplanation, messages: UsageMessages): string {
  const name = `${explanation.protocol} ${explanation.port}`;
  return explanationLines(explanation, messages)
    .map((line, index) => `${index === 0 ? name : ' '.repeat(name.length)}  ${line}\n`)
    .join('');
}
