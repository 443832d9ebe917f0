import { checkBridge } from '../../doctor/bridge-check';
import { diagnose } from '../../doctor/diagnose';
import { type DoctorMessages, doctorMessagesFor } from '../../doctor/messages';
import { type ProbeReport, probe as probeSystem } from '../../doctor/probe';
import { readArguments, refuseOperands } from '../arguments';
import type { Command, Desk } from '../desk';
import { formatChecks, formatProbe } from '../doctor-report';
import { ExitStatus, UsageError } from '../usage-error';
import { connect } from './connect';

/** Examines every part of the chain; with `--probe`, tries out what only the system itself can tell. */
export const doctor: Command = async (args, desk) => {
  const messages = doctorMessagesFor(desk.locale);
  const read = readArguments(args, ['json', 'udp', 'probe', 'yes'], desk.messages);
  refuseOperands(read, desk.messages);
  const reservations = connect(desk, read);
  const { stateDirectory } = read.settings;
  const settings = stateDirectory === undefined ? {} : { stateDirectory };
  const checks = [
    ...(await diagnose(reservations)),
    await checkBridge({ backend: reservations.backendName, ...settings }, messages),
  ];
  if (!read.json) desk.out(formatChecks(checks, messages));
  // Whoever lacks the privilege is refused, not asked.
  const isRefused = checks.some(({ id, status }) => id === 'elevation' && status === 'warning');
  const mayProbe = read.probe && (isRefused || read.yes || (await asked(desk, messages)));
  const probe = mayProbe
    ? await probeSystem(reservations, read.udp ? 'udp' : 'tcp', desk.interruption())
    : undefined;
  if (read.json) desk.out(`${JSON.stringify({ checks, probe })}\n`);
  else if (probe !== undefined) desk.out(formatProbe(probe, messages));
  const isWell = checks.every(({ status }) => status !== 'failed') && isComplete(probe);
  return isWell ? ExitStatus.success : ExitStatus.refused;
};

async function asked(desk: Desk, { report }: DoctorMessages): Promise<boolean> {
  const answer = await desk.ask(report.mayProbe);
  if (answer === undefined) throw new UsageError(report.notAsked);
  const allowed = answer.trim().toLowerCase().startsWith(report.answerToYes);
  if (!allowed) desk.err(`${report.notProbed}\n`);
  return allowed;
}

function isComplete(probe: ProbeReport | undefined): boolean {
  if (probe === undefined) return true;
  return !probe.interrupted && probe.error === undefined && probe.leftovers.length === 0;
}
