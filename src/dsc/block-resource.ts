import type { Obstacle } from '../contract/backend';
import type { Block } from '../contract/reservation';
import type { ParameterCheck } from '../core/validation';

/** A property set as DSC passes it, in JSON. */
export type State = Readonly<Record<string, unknown>>;

/** Why a resource is not in its desired state. */
export interface Reason {
  /** For programs: the same in every language. */
  readonly code: string;
  readonly phrase: string;
}

interface EmbeddedSchema {
  readonly embedded: { readonly properties: Readonly<Record<string, object>> };
}

/** The parts of a manifest that the resource itself reads. */
export interface Manifest {
  readonly type: string;
  readonly schema: EmbeddedSchema;
  readonly export: { readonly schema: EmbeddedSchema };
}

/**
 * A resource whose keys are a protocol and a block. DSC's operations are made of what one can do with such a block.
 * `Settings` is what a configuration may say of it beside the keys.
 */
export interface BlockResource<Settings extends object = object> {
  readonly manifest: Manifest;
  /** What such a block is where it is in the way. */
  readonly kind: Obstacle['kind'];
  /** The settings where a configuration says nothing. */
  readonly defaults: Settings;
  /** Those settings that are given, checked. */
  readSettings(given: State, check: ParameterCheck): Partial<Settings>;
  /** What the system tells of exactly this block beside its keys, settings included; undefined where it has no such thing. */
  find(block: Block): Promise<(State & Settings) | undefined>;
  /** Makes it, and answers what {@link find} would. */
  create(block: Block & Settings): Promise<State>;
  /** Deletes what {@link find} has found: the settings are those that it has. */
  delete(block: Block & Settings): Promise<void>;
  /** Each with its keys and settings, and nothing else. */
  list(): Promise<readonly (Block & Settings)[]>;
  /** What is known to be in the way of a creation, without trying it. */
  obstacles(block: Block & Settings): Promise<readonly Reason[]>;
  /** Why a block that should exist, and does not, is not in its desired state. */
  missing(block: Block & Settings): Reason;
  /**
   * Why a block that should exist, and does, is not in its desired state after all; undefined where it is. What is
   * there is never changed into what should be: it is in the way.
   */
  mismatch(block: Block & Settings, found: Settings): Reason | undefined;
  /** Why a block that should not exist is not in its desired state. */
  unwanted(block: Block): Reason;
  wouldCreate(block: Block & Settings): string;
  wouldDelete(block: Block): string;
}
