import { isoNow } from '../../core/clock.ts';
import { type Doc, textsOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { RequestFacts } from '../../local-tenant/authentication-api/request-facts.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { securityContext, request as usual } from '../events/people.ts';
import { type Order, PROTOCOLS, type Protocol, type RequestOptions } from './order.ts';

/** What a page of the application has in its URL while its people sign in. */
const STATE = 'h2v9Yw4mKq';
const ASN = '5089';

interface Asked {
  readonly order: Order;
  readonly client: Doc;
  readonly connection: Doc;
  readonly username: string;
  readonly organization: string | undefined;
}

/** The scopes of an order as one text. */
export function scopeOf({ scope = 'openid profile email' }: Order): string {
  return typeof scope === 'string' ? scope : scope.join(' ');
}

/** The request that the application, or the person's browser, sends. */
export function requestOf(context: TenantContext, asked: Asked): RequestFacts {
  const { protocol = 'code', request = {} } = asked.order;
  const fromBrowser = PROTOCOLS[protocol].responseType !== undefined;
  return {
    ...requestFactsOf(context, request),
    method: fromBrowser ? 'GET' : 'POST',
    query: { ...(fromBrowser && authorizeQuery(asked)), ...request.query },
    body: fromBrowser ? {} : tokenBody(asked, protocol),
  };
}

/** Where a request comes from. */
export function requestFactsOf(
  { domain }: TenantContext,
  request: RequestOptions,
): Omit<RequestFacts, 'method' | 'query' | 'body'> {
  const { geoip = { ...usual.geoip }, ip = usual.ip, language = usual.language, asn = ASN } = request;
  return {
    ip,
    geoip,
    asn,
    hostname: request.hostname ?? new URL(`https://${domain}`).hostname,
    userAgent: request.user_agent ?? usual.user_agent ?? '',
    ...(language !== undefined && { language }),
    securityContext: { ...securityContext },
  };
}

function authorizeQuery({ order, client, organization }: Asked): Doc {
  return {
    client_id: String(client.client_id),
    response_type: responseTypeOf(order).join(' '),
    redirect_uri: redirectUri(client),
    scope: scopeOf(order),
    state: STATE,
    ...(order.audience !== undefined && { audience: order.audience }),
    ...(organization !== undefined && { organization }),
    ...(order.prompt !== undefined && { prompt: order.prompt }),
  };
}

function tokenBody({ order, client, connection, username }: Asked, protocol: Protocol): Doc {
  const [grant = ''] = PROTOCOLS[protocol].grants;
  return {
    grant_type: grant,
    client_id: String(client.client_id),
    ...(protocol === 'password' && { realm: String(connection.name), username }),
    ...(order.audience !== undefined && { audience: order.audience }),
    scope: scopeOf(order),
  };
}

/** More of `event.transaction`, where there is a browser. */
export function transactionOf({ order, client }: Pick<Asked, 'order' | 'client'>): Doc {
  const responseType = responseTypeOf(order);
  const browser = responseType.length > 0;
  return {
    ...(browser && { redirect_uri: redirectUri(client), response_type: responseType, state: STATE }),
    ...(order.prompt !== undefined && { prompt: [order.prompt] }),
    ...order.transaction,
  };
}

function responseTypeOf({ protocol = 'code' }: Order): readonly string[] {
  return PROTOCOLS[protocol].responseType ?? [];
}

function redirectUri(client: Doc): string {
  return textsOf(client.callbacks)[0] ?? 'https://localhost/callback';
}

/** `event.refresh_token` of an exchange. */
export function refreshTokenOf(
  { clock, random }: TenantContext,
  { client, user, facts }: { readonly client: Doc; readonly user: Doc; readonly facts: RequestFacts },
): Doc {
  const { ip, userAgent = '' } = facts;
  return {
    id: randomText(random, 24),
    client_id: String(client.client_id),
    user_id: String(user.user_id),
    created_at: isoNow(clock),
    rotating: true,
    metadata: {},
    device: { initial_ip: ip, last_ip: ip, initial_user_agent: userAgent, last_user_agent: userAgent },
  };
}
