import type { State } from '../dsc/block-resource';
import { Input } from '../dsc/input';
import { dscMessagesFor } from '../dsc/messages';
import { Operations } from '../dsc/operations';
import { resources } from '../dsc/resources';
import type { Method } from './method';
import { ParameterReader } from './parameters';

/** What an operation works with. */
interface Call {
  readonly on: Operations;
  readonly input: Input;
  /** As {@link Input} reads it. */
  readonly instance: State;
}

/** The operations of a class of PowerShell's. */
const operations: Readonly<Record<string, (call: Call) => Promise<unknown>>> = {
  async get({ on, input, instance }) {
    const desired = input.instance(instance);
    const tested = await on.test(desired);
    return { state: stateOf({ ...desired.block, ...tested }), reasons: reasonsOf(tested) };
  },
  async test({ on, input, instance }) {
    const tested = await on.test(input.instance(instance));
    return { inDesiredState: tested['_inDesiredState'], reasons: reasonsOf(tested) };
  },
  async set({ on, input, instance }) {
    await on.set(input.instance(instance));
    return null;
  },
  async export({ on, input, instance: { _exist, ...keys } }) {
    return (await on.export(input.narrowing(keys))).map(stateOf);
  },
};

/** The resources under the names that the classes have. */
const classes = Object.fromEntries(
  Object.entries(resources).map(([type, make]) => [type.replace('PortReservation/', ''), make]),
);

/** The resources of DSC v3 for PowerShell's classes, which have Ensure for `_exist`. */
export const resource: Method = {
  parameters: ['type', 'operation', 'instance'],
  async run({ reservations, locale, messages }, params) {
    const read = new ParameterReader('resource', params, messages);
    const chosen = read.entry('type', classes)(reservations, locale);
    const operate = read.entry('operation', operations);
    const { ensure, ...given } = read.object('instance');
    const wanted = new ParameterReader('resource', { ensure }, messages).choice('ensure', [
      'Present',
      'Absent',
    ]);
    return operate({
      on: new Operations(chosen, dscMessagesFor(locale)),
      input: new Input(`dsc ${params['operation']}`, chosen, locale),
      instance: { ...given, _exist: wanted !== 'Absent' },
    });
  },
};

/** What a class has of a state. */
function stateOf({ protocol, startPort, numberOfPorts, store, token, _exist: exist }: State): object {
  return { protocol, startPort, numberOfPorts, store, ensure: exist ? 'Present' : 'Absent', token };
}

function reasonsOf({ reasons = [] }: State): unknown {
  return reasons;
}
