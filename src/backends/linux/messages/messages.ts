import type { english } from './en';

/** Every sentence in which this backend tells of its own parts, one catalogue a language. */
export type LinuxMessages = typeof english;
