import type { Block } from '../messages';

/** A property set as DSC passes it, in JSON. */
export type State = Readonly<Record<string, unknown>>;

/** Why a resource is not in its desired state. */
export interface Reason {
  /** For programs: the same in every language. */
  readonly code: string;
  readonly phrase: string;
}

/** The parts of a manifest that the resource itself reads. */
export interface Manifest {
  readonly type: string;
  readonly schema: { readonly embedded: { readonly properties: Readonly<Record<string, object>> } };
}

/** A resource whose keys are a protocol and a block. DSC's operations are made of what one can do with such a block. */
export interface BlockResource {
  readonly manifest: Manifest;
  /** What the system tells of exactly this block beside its keys; undefined where it has no such thing. */
  find(block: Block): Promise<State | undefined>;
  /** Makes it, and answers what {@link find} would. */
  create(block: Block): Promise<State>;
  delete(block: Block): Promise<void>;
  list(): Promise<readonly Block[]>;
  /** What is known to stand in the way of a creation, without trying it. */
  obstacles(block: Block): Promise<readonly Reason[]>;
  /** Why a block that should exist is not in its desired state. */
  missing(block: Block): Reason;
  /** Why a block that should not exist is not in its desired state. */
  unwanted(block: Block): Reason;
  wouldCreate(block: Block): string;
  wouldDelete(block: Block): string;
}
