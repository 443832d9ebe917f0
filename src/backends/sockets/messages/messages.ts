import type { english } from './en';

/** Every sentence that concerns sockets drawn from a block, one catalogue a language. */
export type SocketMessages = typeof english;
