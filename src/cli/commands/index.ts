import type { Command } from '../command';
import type { CommandName } from '../command-names';
import { bind } from './bind';
import { create, deletion, lookup } from './block';
import { doctor } from './doctor';
import { dsc } from './dsc';
import { dynamicRange } from './dynamic-range';
import { example } from './example';
import { exclusions } from './exclusions';
import { free } from './free';
import { list } from './list';
import { map } from './map';
import { restore } from './restore';
import { why } from './why';

/** The commands by name. */
export const commands: Readonly<Record<CommandName, Command>> = {
  why,
  free,
  map,
  lookup,
  create,
  delete: deletion,
  list,
  exclusions,
  'dynamic-range': dynamicRange,
  bind,
  restore,
  doctor,
  example,
  dsc,
};
