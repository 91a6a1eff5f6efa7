import * as z from 'zod';
import { docOf, type Json } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { flag, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { ticketBody } from './sso-ticket-body.ts';

/** Where tickets are kept, for the assistant that they open: by id, with profile, request and end. */
const PATH = '/_sso_tickets';
/** Seconds; documented: five days, also for 0. */
const LIFETIME = 432_000;

/** `POST /self-service-profiles/{id}/sso-ticket`: a link that lets a customer's admin set up a connection. */
export const createTicket: Verb = {
  method: 'POST',
  path: '/{id}/sso-ticket',
  scope: 'create:sso_access_tickets',
  body: ticketBody,
  run(body, context) {
    const { documents, params, random, clock, issuer } = context;
    const profile = params['id'] ?? '';
    if (!documents.get('/self-service-profiles', profile)) {
      throw new ApiError(404, `Profile with ID: ${profile} not found`);
    }
    refuseUnfit(body, context);
    const id = randomText(random, 32);
    const lifetime = Number(docOf(body).ttl_sec ?? 0) || LIFETIME;
    documents.put(PATH, id, { id, profile, request: body, expires: clock.now() + lifetime * 1000 });
    return { status: 201, body: { ticket: `${issuer}self-service/connections-flow?ticket=${id}` } };
  },
};

/** `POST /self-service-profiles/{profileId}/sso-ticket/{id}/revoke`: 202 also where there is no such ticket (documented). */
export const ssoTickets = kind({
  name: 'selfServiceProfiles.ssoTickets',
  path: '/self-service-profiles/{profileId}/sso-ticket',
  shape: collection({ list: 'tickets', verbs: [] }),
  scope: 'sso_access_tickets',
  identity: [],
  fields: object({}, { id: text, revoked: flag }),
  verbs: [
    {
      method: 'POST',
      path: '/{id}/revoke',
      scope: 'delete:sso_access_tickets',
      run(_, { documents, params }) {
        const { profileId = '', id = '' } = params;
        if (documents.get(PATH, id)?.profile === profileId) documents.remove(PATH, id);
        return { status: 202 };
      },
    },
  ],
});

/** A ticket is for a connection that there is, or for a name that no connection has (documented for the name). */
function refuseUnfit(body: Json, { documents, validate }: HookContext): void {
  const { connection_id, connection_config } = docOf(body);
  if (connection_id !== undefined && !documents.get('/connections', String(connection_id))) {
    throw new ApiError(400, 'The connection does not exist', 'inexistent_connection');
  }
  if (connection_id === undefined) validate(z.looseObject({ connection_config: z.looseObject({}) }), body);
  const { name } = docOf(connection_config);
  if (name !== undefined && documents.find('/connections', 'name', String(name)).length > 0) {
    throw new ApiError(409, 'A connection with this name already exists.', 'connection_conflict');
  }
}
