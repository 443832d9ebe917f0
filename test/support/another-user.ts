import { readFileSync } from 'node:fs';

/** A user who may do nothing that others may not. */
export const nobody = 65534;

/** Whether a process can be started as another user: by root, except in a user namespace that has no second user. */
export function canBecomeAnotherUser(): boolean {
  if (process.geteuid?.() !== 0) return false;
  return !/^\s*0\s+\d+\s+1\s*$/.test(readFileSync('/proc/self/uid_map', 'utf8'));
}
