import type { Context } from 'hono';
import type { Parameters } from '../token-endpoint/read-parameters.ts';

/** The parameters of a browser's request, of its query and of the form that it sends; the first value of each counts. */
export async function requestParameters(c: Context): Promise<Parameters> {
  const query = new URL(c.req.url).searchParams;
  const body = c.req.method === 'POST' ? new URLSearchParams(await c.req.text()) : [];
  return Object.fromEntries([...query, ...body].reverse());
}
