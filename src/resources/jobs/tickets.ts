import * as z from 'zod';
import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { flag, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, withDefault } from '../traits.ts';
import { identitiesOf } from '../users/identities.ts';
import { openTicket } from '../users/tickets.ts';
import { email } from '../users/user-fields.ts';
import { connectionOfJob } from './job-store.ts';
import { identityMeant, identityOf, knownClient, userNamed } from './ticket-subject.ts';

const common = {
  result_url: z.url(),
  client_id: text,
  organization_id: text,
  ttl_sec: z.int().min(0),
  includeEmailInRedirect: flag,
};

/** Addresses at which people verify their e-mail address or choose a password. The pages that take them find them in `/_tickets`. */
export const tickets = kind({
  name: 'tickets',
  path: '/tickets',
  shape: collection({ list: 'tickets', verbs: [] }),
  scope: 'user_tickets',
  identity: ['ticket'],
  fields: settings({ ticket: readOnly(text) }),
  verbs: [
    {
      method: 'POST',
      path: '/email-verification',
      scope: 'create:user_tickets',
      body: object({ user_id: text }, { ...common, identity: identityMeant() }),
      run(sent, context) {
        const { user_id: id, identity, ttl_sec: lifetime, ...rest } = docOf(sent);
        // Documented.
        if (rest.result_url !== undefined && (rest.client_id ?? rest.organization_id) !== undefined) {
          refuse('result_url cannot be specified together with client_id or organization_id');
        }
        knownClient(rest.client_id, context);
        const user = userNamed(String(id), context);
        const ticket = openTicket(
          {
            type: 'email-verification',
            user,
            identity: identityOf(user, identity, context),
            lifetime: Number(lifetime ?? 0),
            settings: rest,
          },
          context,
        );
        return { status: 201, body: { ticket } };
      },
    },
    {
      method: 'POST',
      path: '/password-change',
      scope: 'create:user_tickets',
      body: settings({
        ...common,
        user_id: text,
        connection_id: text.regex(/^con_[A-Za-z0-9]{16}$/),
        email,
        mark_email_as_verified: withDefault(flag, false),
        identity: identityMeant('auth0'),
      }),
      run(sent, context) {
        const {
          user_id: _u,
          connection_id: _c,
          email: _e,
          identity,
          ttl_sec: lifetime,
          ...rest
        } = docOf(sent);
        if (rest.result_url !== undefined && rest.organization_id !== undefined) {
          refuse('result_url cannot be specified together with organization_id');
        }
        knownClient(rest.client_id, context);
        const user = personOf(docOf(sent), context);
        const account = identityOf(user, identity, context) ?? identitiesOf(user)[0];
        // Text as tenants answer.
        if (account?.provider !== 'auth0') {
          throw new ApiError(
            400,
            "The user's main connection does not support this operation",
            'operation_not_supported',
          );
        }
        const ticket = openTicket(
          {
            type: 'password-change',
            user,
            identity: account,
            lifetime: Number(lifetime ?? 0),
            settings: { mark_email_as_verified: false, ...rest },
          },
          context,
        );
        return { status: 201, body: { ticket } };
      },
    },
  ],
});

/** Documented: either `user_id`, or `email` with `connection_id`. */
function personOf(
  { user_id: id, email: address, connection_id: connectionId }: Doc,
  context: HookContext,
): Doc {
  if (id !== undefined) {
    if (address !== undefined || connectionId !== undefined) {
      refuse('user_id cannot be specified together with email or connection_id');
    }
    return userNamed(String(id), context);
  }
  if (connectionId === undefined || address === undefined) {
    refuse('Either user_id or both email and connection_id must be specified');
  }
  const connection = connectionOfJob(connectionId, context);
  const found = context.documents
    .find('/users', 'email', String(address))
    .find((user) => identitiesOf(user)[0]?.connection === connection.name);
  if (!found) throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  return found;
}

/** Wording assumed. */
function refuse(reason: string): never {
  throw new ApiError(400, `Payload validation error: '${reason}'.`, 'invalid_body');
}
