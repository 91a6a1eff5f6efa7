import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { textsOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { isAllowedUrl } from './authorize/allowed-url.ts';

/**
 * Lets pages of applications read answers. Auth0's documentation, "Application settings": allowed origins (CORS), and the
 * origins of allowed callbacks, of any application: a preflight does not say which one it is for.
 */
export function crossOrigin({ state }: TenantContext): MiddlewareHandler {
  const isKnown = (origin: string) =>
    state.documents
      .list('/clients')
      .some(({ allowed_origins, web_origins, callbacks }) =>
        isAllowedUrl(origin, [
          ...textsOf(allowed_origins),
          ...textsOf(web_origins),
          ...textsOf(callbacks).map(originOf),
        ]),
      );
  return cors({
    origin: (origin) => (origin !== '' && isKnown(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'OPTIONS'],
    allowHeaders: ['authorization', 'content-type', 'auth0-client', 'dpop'],
    maxAge: 600,
  });
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}
