import { checkBridge } from '../../doctor/bridge-check';
import { diagnose } from '../../doctor/diagnose';
import { type DoctorMessages, doctorMessagesFor } from '../../doctor/messages';
import { type ProbeReport, probe as probeSystem } from '../../doctor/probe';
import { readArguments, refuseOperands } from '../arguments';
import type { Command, CommandContext } from '../command';
import { formatChecks, formatProbe } from '../doctor-report';
import { ExitStatus, UsageError } from '../usage-error';
import { connect } from './connect';

/** Examines every part of the chain; with `--probe`, tries out what only the system itself can tell. */
export const doctor: Command = async (args, context) => {
  const messages = doctorMessagesFor(context.locale);
  const read = readArguments(args, ['json', 'udp', 'probe', 'yes'], context.messages);
  refuseOperands(read, context.messages);
  const reservations = connect(context, read);
  const { stateDirectory } = read.settings;
  const settings = stateDirectory === undefined ? {} : { stateDirectory };
  const checks = [
    ...(await diagnose(reservations)),
    await checkBridge({ backend: reservations.backendName, ...settings }, messages),
  ];
  if (!read.json) context.out(formatChecks(checks, messages));
  // Whoever lacks the privilege is refused, not asked.
  const isRefused = checks.some(({ id, status }) => id === 'elevation' && status === 'warning');
  const mayProbe = read.probe && (isRefused || read.yes || (await asked(context, messages)));
  const probe = mayProbe
    ? await probeSystem(reservations, read.udp ? 'udp' : 'tcp', context.interruption())
    : undefined;
  if (read.json) context.out(`${JSON.stringify({ checks, probe })}\n`);
  else if (probe !== undefined) context.out(formatProbe(probe, messages));
  const isWell = checks.every(({ status }) => status !== 'failed') && isComplete(probe);
  return isWell ? ExitStatus.success : ExitStatus.refused;
};

async function asked(context: CommandContext, { report }: DoctorMessages): Promise<boolean> {
  const answer = await context.ask(report.mayProbe);
  if (answer === undefined) throw new UsageError(report.notAsked);
  const allowed = answer.trim().toLowerCase().startsWith(report.answerToYes);
  if (!allowed) context.err(`${report.notProbed}\n`);
  return allowed;
}

function isComplete(probe: ProbeReport | undefined): boolean {
  if (probe === undefined) return true;
  return !probe.interrupted && probe.error === undefined && probe.leftovers.length === 0;
}
