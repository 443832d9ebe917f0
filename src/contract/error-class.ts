import { isNativeError } from 'node:util/types';

/** Whether this is an error, of this realm or of another: Jest and vitest run each test file in a realm of its own. */
export function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}

/**
 * Lets `instanceof` know the errors of a class by their name too, so that it finds those of another realm and of another
 * copy of this package. A derived class goes on knowing its own instances alone.
 */
export function knowByName(type: { readonly prototype: Error; readonly name: string }): void {
  const ordinarily = Function.prototype[Symbol.hasInstance];
  Object.defineProperty(type, Symbol.hasInstance, {
    value(this: unknown, candidate: unknown): boolean {
      if (ordinarily.call(this as typeof type, candidate)) return true;
      return this === type && isError(candidate) && candidate.name === type.name;
    },
  });
}
