import type { Check } from './diagnostics';

/** What a check is about, before anything was looked at. */
export interface Subject {
  readonly id: string;
  readonly title: string;
  /** What to do should it fail. */
  readonly remedy: string;
}

/** Looks: ok with what the look answers, failed with what it throws. */
export async function runCheck(
  { id, title, remedy }: Subject,
  look: () => string | Promise<string>,
): Promise<Check> {
  try {
    return { id, title, status: 'ok', detail: await look() };
  } catch (error) {
    return { id, title, status: 'failed', detail: (error as Error).message, remedy };
  }
}

/** The check of something that builds upon what has failed. */
export function skip({ id, title }: Subject, detail: string): Check {
  return { id, title, status: 'skipped', detail };
}
