import type { Check } from '../contract/diagnostics';
import { formatRange } from '../contract/reservation';
import type { DoctorMessages } from '../doctor/messages';
import type { Observation, ProbeReport } from '../doctor/probe';

/** The checks, one line each, with another line for what to do about one. */
export function formatChecks(checks: readonly Check[], { report }: DoctorMessages): string {
  const statusWidth = Math.max(...Object.values(report.statuses).map(({ length }) => length));
  const titleWidth = Math.max(...checks.map(({ title }) => title.length));
  const indent = ' '.repeat(statusWidth + 2);
  return checks
    .map(({ title, status, detail, remedy }) => {
      const line = `${report.statuses[status].padEnd(statusWidth)}  ${title.padEnd(titleWidth)}  ${detail}\n`;
      return remedy === undefined ? line : `${line}${indent}-> ${remedy}\n`;
    })
    .join('');
}

/** What a probe saw, two lines for each question, and how it ended. */
export function formatProbe(probed: ProbeReport, messages: DoctorMessages): string {
  const { protocol, block, excluded, observations, leftovers, interrupted, error } = probed;
  const { report } = messages;
  const name = `${protocol} ${formatRange(block)}`;
  return [
    `\n${report.probed(name, `${protocol} ${formatRange(excluded)}`)}`,
    ...observations.map((observation) => formatObservation(observation, messages)),
    ...(interrupted ? [report.interrupted] : []),
    ...(error === undefined ? [] : [report.stopped(error)]),
    ...(leftovers.length === 0 ? [report.clean] : leftovers),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function formatObservation({ question, answer, detail }: Observation, { probe }: DoctorMessages): string {
  const { yes, no, notObserved } = probe;
  const words: Readonly<Record<string, string>> = { yes, no };
  return `- ${question} ${answer === null ? notObserved : (words[answer] ?? answer)}\n  ${detail}`;
}
