import { type Doc, isDoc } from '../../core/json.ts';

const PATIENCE_MS = 5_000;
/** Auth0 documents 5 KB for a client's metadata; this is against an answer without end. */
const MOST_BYTES = 1_000_000;

/** The JSON object at an address: `{ document }`, or `{ error }` with why there is none. Redirects are not followed. */
export async function fetchDocument(url: string): Promise<Doc> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return { error: `The address answered ${response.status}` };
    const text = await response.text();
    if (text.length > MOST_BYTES) return { error: 'The document is too large' };
    const document: unknown = JSON.parse(text);
    return isDoc(document) ? { document } : { error: 'The document is not a JSON object' };
  } catch (error) {
    return {
      error: `The document could not be fetched: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
