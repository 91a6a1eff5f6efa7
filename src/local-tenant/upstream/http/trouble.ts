import type { Json } from '../../../core/json.ts';

/** Whether a status tells of trouble, and not of what was asked for. 501 does: the tenant does not have it. */
export function isTrouble(status: number): boolean {
  return status === 429 || status === 408 || (status >= 500 && status !== 501);
}

/** Why there was no answer, in a word where there is one: `ECONNRESET`. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === 'string' && code !== 'ABORT_ERR' ? code : String(message);
}

/** The value of a body; undefined where it is no JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return text === '' ? null : (JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
