import { dsc } from '../../dsc/command';
import type { Command } from '../desk';
import { bind } from './bind';
import { create, deletion, lookup } from './block';
import { doctor } from './doctor';
import { example } from './example';
import { exclusions } from './exclusions';
import { list } from './list';
import { restore } from './restore';
import { why } from './why';

/** The commands by name, in the order in which help shows them. */
export const commands = {
  why,
  lookup,
  create,
  delete: deletion,
  list,
  exclusions,
  bind,
  restore,
  doctor,
  example,
  dsc,
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof commands;
