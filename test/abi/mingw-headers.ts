import type { Headers } from './headers';

/** mingw-w64's headers, for both processors: a width that only 32-bit Windows would notice shows there. */
export const mingwHeaders: readonly Headers[] = [
  { name: 'mingw-w64, 64-bit', bits: 64, flags: ['-m64'] },
  { name: 'mingw-w64, 32-bit', bits: 32, flags: ['-m32'] },
];
