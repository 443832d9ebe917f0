import type { BlockResource } from './block-resource';
import { Input } from './input';
import { dscMessagesFor } from './messages';
import { Operations } from './operations';

/** What an operation works with. */
interface Call {
  readonly resource: BlockResource;
  readonly on: Operations;
  readonly input: Input;
  /** What dsc passes on standard input. */
  readonly given: NodeJS.ReadableStream;
}

/** Does the work, and answers what dsc reads on standard output, an object a line. */
export type Run = (call: Call) => Promise<readonly object[]>;

/** The operations of a DSC v3 command resource. */
export const operations: Readonly<Record<string, Run>> = {
  get: async ({ on, input, given }) => [await on.get(await input.desired(given))],
  set: async ({ on, input, given }) => [await on.set(await input.desired(given))],
  test: async ({ on, input, given }) => [await on.test(await input.desired(given))],
  delete: async ({ on, input, given }) => {
    await on.delete(await input.desired(given));
    return [];
  },
  export: async ({ on, input, given }) => on.export(await input.filter(given)),
  schema: async ({ resource }) => [resource.manifest.schema.embedded],
};

/** What the operations that change something are in a what-if, which changes nothing. */
export const whatIfOperations: Readonly<Record<string, Run>> = {
  set: async ({ on, input, given }) => [await on.whatIfSet(await input.desired(given))],
  delete: async ({ on, input, given }) => [await on.whatIfDelete(await input.desired(given))],
};

/** Runs an operation of a resource; `name` is that of the operation, for errors. */
export function runOperation(
  name: string,
  run: Run,
  resource: BlockResource,
  given: NodeJS.ReadableStream,
  locale: string,
): Promise<readonly object[]> {
  return run({
    resource,
    on: new Operations(resource, dscMessagesFor(locale)),
    input: new Input(`dsc ${name}`, resource, locale),
    given,
  });
}
