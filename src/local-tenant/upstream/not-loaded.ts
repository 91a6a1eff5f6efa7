import { AsyncLocalStorage } from 'node:async_hooks';

/** What has to be read from the upstream before a question can be answered. */
export interface Missing {
  readonly path: string;
  /** Without it, everything at the path. */
  readonly id?: string;
  /** The documents at the path whose field has this text. */
  readonly find?: { readonly field: string; readonly text: string };
}

/** Thrown where documents are asked for that the fork has not read yet: whoever asked asks again once they are there. */
export class NotLoaded extends Error {
  constructor(readonly missing: Missing) {
    super(`${missing.path} has not been read from the upstream`);
    this.name = 'NotLoaded';
  }
}

/** One run of something: what was found missing, and how what it has done is taken back. */
interface Attempt {
  missing: Missing | undefined;
  readonly undo: (() => void)[];
}

const attempts = new AsyncLocalStorage<Attempt>();

/** Raises `NotLoaded`, and tells whoever is watching. */
export function notLoaded(missing: Missing): never {
  const attempt = attempts.getStore();
  if (attempt) attempt.missing ??= missing;
  throw new NotLoaded(missing);
}

/** Says how something that has been done is taken back, should what is running be run again. */
export function takenBackBy(undo: () => void): void {
  attempts.getStore()?.undo.push(undo);
}

/**
 * Runs something until nothing is missing for it: whatever it came to without counts for nothing, also where it caught the
 * error itself, and what it wrote is taken back.
 */
export async function untilLoaded<T>(
  run: () => Promise<T>,
  load: (missing: Missing) => Promise<void>,
): Promise<T> {
  for (let last = ''; ; ) {
    const attempt: Attempt = { missing: undefined, undo: [] };
    const outcome = await attempts.run(attempt, run).then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    );
    if (!attempt.missing) {
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    }
    for (const undo of attempt.undo.reverse()) undo();
    const missing = JSON.stringify(attempt.missing);
    if (missing === last) throw new Error(`what was read did not help: ${missing}`);
    last = missing;
    await load(attempt.missing);
  }
}
