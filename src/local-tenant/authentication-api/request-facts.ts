import { isIP } from 'node:net';
import type { Context } from 'hono';
import type { Doc } from '../../core/json.ts';
import { clientAddress } from '../server/client-address.ts';

/** What Actions and attack protection are told of a request. */
export interface RequestFacts {
  readonly ip: string;
  readonly method: string;
  readonly hostname: string;
  readonly userAgent?: string;
  readonly language?: string;
  readonly query: Doc;
  /** Without passwords and client secrets. */
  readonly body: Doc;
  /** `event.request.geoip`; left out where nobody knows, as of a loopback address. */
  readonly geoip?: Doc;
  /** `event.request.asn` */
  readonly asn?: string;
  /** `event.security_context` */
  readonly securityContext?: Doc;
}

/** Never shown to Actions (assumed: the documentation only says that the body is there). */
const HIDDEN = new Set(['password', 'client_secret', 'client_assertion']);

/** The facts of a request with these parameters in its body. */
export function requestFacts(
  c: Context,
  client: Doc,
  parameters: Readonly<Record<string, string>>,
): RequestFacts {
  const url = new URL(c.req.url);
  const userAgent = c.req.header('user-agent');
  const language = c.req.header('accept-language');
  return {
    ip: forwardedAddress(c, client) ?? clientAddress(c.env),
    method: c.req.method,
    hostname: url.hostname,
    ...(userAgent !== undefined && { userAgent }),
    ...(language !== undefined && { language }),
    query: Object.fromEntries(url.searchParams),
    body: Object.fromEntries(Object.entries(parameters).filter(([name]) => !HIDDEN.has(name))),
  };
}

/**
 * The person's address, as a server passes it on. Auth0's documentation, "Avoid common issues with ROP and attack
 * protection": taken from confidential applications with "Trust token endpoint IP header" on, and from no other.
 */
function forwardedAddress(c: Context, client: Doc): string | undefined {
  const trusted =
    client.is_token_endpoint_ip_header_trusted === true && client.token_endpoint_auth_method !== 'none';
  const address = c.req.header('auth0-forwarded-for')?.split(',')[0]?.trim() ?? '';
  return trusted && isIP(address) !== 0 ? address : undefined;
}
