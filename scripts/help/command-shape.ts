import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { findEngine } from '../../test/powershell/engine';
import { root } from '../../test/support/build';

/** What PowerShell itself knows of a command. */
export interface CommandShape {
  readonly name: string;
  readonly sets: readonly ParameterSet[];
}

export interface ParameterSet {
  readonly name: string;
  readonly isDefault: boolean;
  readonly parameters: readonly ParameterShape[];
}

export interface ParameterShape {
  readonly name: string;
  readonly type: string;
  readonly isMandatory: boolean;
  /** Undefined for a parameter that is always named. */
  readonly position: number | undefined;
  readonly byValue: boolean;
  readonly byPropertyName: boolean;
  readonly defaultValue: string;
  /** The only values that it takes, where they are counted. */
  readonly choices: readonly string[];
  readonly aliases: readonly string[];
}

/** Asks PowerShell for the commands that the module exports, in the order of their names. */
export function describeCommands(manifest = path.join(root, 'PortReservation.psd1')): CommandShape[] {
  const [program = '', ...args] = findEngine().runFile;
  const script = path.join(__dirname, 'describe-commands.ps1');
  const told = execFileSync(program, [...args, script, '-Manifest', manifest], { encoding: 'utf8' });
  const commands = new Map<
    string,
    { name: string; sets: (ParameterSet & { parameters: ParameterShape[] })[] }
  >();
  let parameters: ParameterShape[] = [];
  for (const [kind, ...fields] of told.split(/\r?\n/).map((line) => line.split('\t'))) {
    if (kind === 'parameter') parameters.push(readParameter(fields));
    if (kind !== 'set') continue;
    const [command = '', name = '', isDefault] = fields;
    const described = commands.get(command) ?? { name: command, sets: [] };
    parameters = [];
    described.sets.push({ name, isDefault: isDefault === 'True', parameters });
    commands.set(command, described);
  }
  return [...commands.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readParameter(fields: readonly string[]): ParameterShape {
  const [
    name = '',
    type = '',
    mandatory,
    position,
    byValue,
    byPropertyName,
    defaultValue = '',
    choices,
    aliases,
  ] = fields;
  return {
    name,
    type,
    isMandatory: mandatory === 'True',
    // Int32.MinValue stands for a parameter without a position.
    position: Number(position) < 0 ? undefined : Number(position),
    byValue: byValue === 'True',
    byPropertyName: byPropertyName === 'True',
    defaultValue,
    choices: choices ? choices.split('|') : [],
    aliases: aliases ? aliases.split(',') : [],
  };
}
