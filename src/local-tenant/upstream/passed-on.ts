import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isoNow } from '../../core/clock.ts';
import type { Json } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { masked } from '../logs/masked.ts';
import type { Fork } from './fork.ts';

/** Keys that hide a secret in a body that no row describes. */
const SECRETS: ReadonlySet<string> = new Set(
  `password secret client_secret token access_token refresh_token id_token api_key apiKey private_key key
  credentials value`.split(/\s+/),
);

/** What a write answers with that nobody here understands. */
const STATUS: Readonly<Record<string, ContentfulStatusCode>> = { POST: 201, PATCH: 200, PUT: 200 };

/** A request to a route that no row has, below `/api/v2`. */
export interface UnknownRequest {
  readonly clientId: string;
  /** With its query. */
  readonly path: string;
  readonly body: Json;
}

/**
 * A request that no row knows, on a fork: a read goes to the upstream, as it is; a write stays here, in the journal, as
 * the request that it is: `raw: true`. Raises what `Upstream.get` raises.
 */
export async function passedOn(
  c: Context,
  { state, clock }: TenantContext,
  fork: Fork,
  { clientId, path, body }: UnknownRequest,
): Promise<Response> {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD') {
    const answer = await fork.read(path);
    return c.json(answer.body, answer.status as ContentfulStatusCode);
  }
  const status = STATUS[method] ?? 204;
  state.record(
    () => undefined,
    () => ({
      at: isoNow(clock),
      client_id: clientId,
      method,
      path: path.split('?')[0] ?? path,
      query: c.req.query(),
      body: masked(body, SECRETS),
      status,
      changes: [],
      raw: true,
    }),
  );
  return status === 204 ? c.body(null, 204) : c.json(body, status);
}
