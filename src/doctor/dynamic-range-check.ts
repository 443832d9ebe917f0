import type { Check } from '../contract/diagnostics';
import { formatRange, type PortRange, protocols } from '../contract/reservation';
import type { PortReservations } from '../core/port-reservations';
import type { DoctorMessages } from './messages';

/** Where old advice on tuning has moved it: what Windows takes for itself is then anybody's port. */
const lowestUsualStart = 1026;

/** With fewer a busy machine runs out. */
const fewestUsualPorts = 1000;

/** Whether the range of automatic assignment is one that leaves ports to servers, and enough to clients. */
export async function dynamicRangeCheck(
  reservations: PortReservations,
  { dynamicRange }: DoctorMessages,
): Promise<Check> {
  const seen = { id: 'dynamicRange', title: dynamicRange.title };
  try {
    const ranges: string[] = [];
    const wrong: string[] = [];
    for (const protocol of protocols) {
      const range = await reservations.dynamicRange(protocol);
      const name = `${protocol} ${formatRange(range)}`;
      ranges.push(name);
      wrong.push(...problems(range).map((problem) => dynamicRange[problem](name)));
    }
    return wrong.length === 0
      ? { ...seen, status: 'ok', detail: ranges.join(', ') }
      : {
          ...seen,
          status: 'warning',
          detail: wrong.join(' '),
          remedy: dynamicRange.remedy(process.platform),
        };
  } catch (error) {
    return { ...seen, status: 'skipped', detail: (error as Error).message };
  }
}

function problems({ startPort, numberOfPorts }: PortRange): ('tooLow' | 'tooSmall')[] {
  return [
    ...(startPort < lowestUsualStart ? (['tooLow'] as const) : []),
    ...(numberOfPorts < fewestUsualPorts ? (['tooSmall'] as const) : []),
  ];
}
