import { AsyncLocalStorage } from 'node:async_hooks';
import type { NativeCall } from '../contract/backend';

type Listener = (call: NativeCall) => void;

const listeners = new AsyncLocalStorage<Listener>();

/** Runs something, and tells the listener of the native calls made for it, not of those made for others meanwhile. */
export function traced<T>(listener: Listener, run: () => T): T {
  return listeners.run(listener, run);
}

/** What the backend reports its calls to. */
export function reportNativeCall(call: NativeCall): void {
  listeners.getStore()?.(call);
}
