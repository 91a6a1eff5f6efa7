import type { Context } from 'hono';
import { type Doc, isDoc } from '../../core/json.ts';
import { refuse } from './oauth-error.ts';

/** The body of a request, JSON or a form, with what it nests. Raises `unreadable-body`. */
export async function bodyOf(c: Context): Promise<Doc> {
  const text = await c.req.text();
  if (!/json/i.test(c.req.header('content-type') ?? '')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return isDoc(parsed) ? parsed : refuse('unreadable-body', {});
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('unreadable-body', {});
    throw error;
  }
}

/** The parameters among them: those that are texts. */
export function textsOfBody(body: Doc): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
