import { parseArgs } from 'node:util';
import { type ExclusionStore, exclusionStores, type PortRange, type Protocol } from '../contract/reservation';
import type { PortReservationsOptions } from '../core/port-reservations';
import { show } from '../core/validation';
import type { CliMessages } from './messages';
import { parsePort } from './numbers';
import { UsageError } from './usage-error';

const options = {
  udp: { type: 'boolean' },
  json: { type: 'boolean' },
  probe: { type: 'boolean' },
  yes: { type: 'boolean' },
  store: { type: 'string' },
  port: { type: 'string' },
  count: { type: 'string' },
  svg: { type: 'string' },
  capacity: { type: 'string' },
  'if-absent': { type: 'boolean' },
  'if-present': { type: 'boolean' },
  from: { type: 'string' },
  to: { type: 'string' },
  backend: { type: 'string' },
  'state-directory': { type: 'string' },
} as const;

const settingNames = ['backend', 'state-directory'] as const;

type OptionName = keyof typeof options;
type OwnOption = Exclude<OptionName, (typeof settingNames)[number]>;

/** A command's arguments, once its options are told from its operands. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly udp: boolean;
  readonly json: boolean;
  readonly probe: boolean;
  readonly yes: boolean;
  /** What `--store` says. */
  readonly store: ExclusionStore | undefined;
  /** What `--port` says. */
  readonly port: number | undefined;
  /** What `--count`, `--from` and `--to` say. */
  readonly count: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** The file that `--svg` names. */
  readonly svg: string | undefined;
  /** What `--capacity` says. */
  readonly capacity: number | undefined;
  /** Whether it is right already where what is to be made is there, or what is to be deleted is not. */
  readonly ifAbsent: boolean;
  readonly ifPresent: boolean;
  /** What `--backend` and `--state-directory` say, for {@link PortReservationsOptions}. */
  readonly settings: Pick<PortReservationsOptions, 'backend' | 'stateDirectory'>;
}

/** Reads a command's arguments; beside the options that every command has it takes those named. */
export function readArguments(
  args: readonly string[],
  own: readonly OwnOption[],
  messages: CliMessages,
): Arguments {
  const known: readonly OptionName[] = [...own, ...settingNames];
  const { values, positionals } = parse(args, known, messages);
  const { backend, udp = false, json = false, probe = false, yes = false, store } = values;
  const stateDirectory = values['state-directory'];
  if (backend === '') throw new UsageError(messages.emptyOption('--backend'));
  if (stateDirectory === '') throw new UsageError(messages.emptyOption('--state-directory'));
  const port = (name: string, text: string | undefined) =>
    text === undefined ? undefined : parsePort(name, text, messages);
  return {
    operands: positionals,
    udp,
    json,
    probe,
    yes,
    store: store === undefined ? undefined : parseStore(store, messages),
    port: port('Port', values.port),
    svg: values.svg,
    count: port('--count', values.count),
    from: port('--from', values.from),
    to: port('--to', values.to),
    capacity: port('--capacity', values.capacity),
    ifAbsent: values['if-absent'] === true,
    ifPresent: values['if-present'] === true,
    settings: {
      ...(backend === undefined ? {} : { backend }),
      ...(stateDirectory === undefined ? {} : { stateDirectory }),
    },
  };
}

function parseStore(text: string, messages: CliMessages): ExclusionStore {
  const store = exclusionStores.find((known) => known === text);
  if (store !== undefined) return store;
  throw new UsageError(messages.notAStore(show(text)));
}

function parse(args: readonly string[], known: readonly OptionName[], messages: CliMessages) {
  try {
    const { values, positionals } = parseArgs({
      args: args.map(hideMinus),
      allowPositionals: true,
      options: Object.fromEntries(known.map((name) => [name, options[name]])) as typeof options,
    });
    return { values, positionals: positionals.map(showMinus) };
  } catch (error) {
    // What follows the first sentence is advice for the rare operand that looks like an option.
    const [reason = ''] = (error as Error).message.split('. ', 1);
    const options = [...known, 'help'].map((name) => `--${name}`);
    throw new UsageError(messages.badOption(reason, options));
  }
}

/** `-1` is an operand, to be refused for its value: behind a blank it does not look like an option. */
function hideMinus(arg: string): string {
  return /^-[0-9.]/.test(arg) ? ` ${arg}` : arg;
}

function showMinus(operand: string): string {
  return operand.replace(/^ -/, '-');
}

/** The two operands that name a block. */
export function readBlock(
  { operands, udp }: Arguments,
  messages: CliMessages,
): { readonly protocol: Protocol; readonly range: PortRange } {
  const [startPort, numberOfPorts, ...more] = operands;
  if (startPort === undefined || numberOfPorts === undefined || more.length > 0) {
    throw new UsageError(messages.wrongOperands('<StartPort> <NumberOfPorts>', operands.length));
  }
  return {
    protocol: udp ? 'udp' : 'tcp',
    range: {
      startPort: parsePort('StartPort', startPort, messages),
      numberOfPorts: parsePort('NumberOfPorts', numberOfPorts, messages),
    },
  };
}

/** Refuses operands where a command has none. */
export function refuseOperands({ operands }: Arguments, messages: CliMessages): void {
  if (operands.length > 0) throw new UsageError(messages.wrongOperands('', operands.length));
}
