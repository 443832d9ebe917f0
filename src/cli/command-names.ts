/** The commands, in the order in which help shows them. */
export const commandNames = [
  'why',
  'free',
  'map',
  'lookup',
  'create',
  'delete',
  'list',
  'exclusions',
  'dynamic-range',
  'bind',
  'restore',
  'doctor',
  'example',
  'dsc',
] as const;

export type CommandName = (typeof commandNames)[number];
