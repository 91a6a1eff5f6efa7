import type { Context } from 'hono';
import type { Doc } from '../../core/json.ts';
import type { Caller } from '../../resources/hook-context.ts';
import type { TenantContext } from '../context.ts';
import { clientAddress } from '../server/client-address.ts';

/** What the log tells of a request's sender, before anybody knows who that is. */
export function senderOf(c: Context): Pick<Caller, 'ip' | 'userAgent' | 'hostname'> {
  return {
    ip: clientAddress(c.env),
    userAgent: c.req.header('user-agent') ?? '',
    hostname: (c.req.header('host') ?? new URL(c.req.url).host).replace(/:\d+$/, ''),
  };
}

/** The fields that say who did something, as every entry of the log has them. */
export function callerFields(
  { state }: TenantContext,
  { clientId, ip, userAgent, hostname }: Pick<Caller, 'clientId' | 'ip' | 'userAgent' | 'hostname'>,
): Doc {
  const client = state.held.get('/clients', clientId);
  return {
    client_id: clientId,
    client_name: client?.name ?? '',
    ip,
    user_agent: userAgent,
    hostname,
    // Seen in answers: true for telephones and tablets.
    isMobile: /Mobile|Android|iPhone|iPad/.test(userAgent),
  };
}
