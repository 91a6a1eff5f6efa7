import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import { createdUser } from '../../../resources/users/create-user.ts';
import type { TenantContext } from '../../context.ts';
import { databaseHook } from '../database/database-hook.ts';
import { refuse } from '../oauth-error.ts';
import { takeCodeFor } from '../one-time-codes/one-time-codes.ts';
import type { RequestFacts } from '../request-facts.ts';
import { clientPart, connectionPart, requestPart, tenantPart } from '../triggers/event-parts.ts';
import { refusalOf, tryTrigger } from '../triggers/run-trigger.ts';
import { passwordlessUser } from './passwordless-connection.ts';
import { purposeOf } from './send-code.ts';

export interface Proof {
  readonly client: Doc;
  readonly connection: Doc;
  readonly identifier: string;
  readonly code: string;
  readonly request: RequestFacts;
  /** `event.transaction` of a sign-up on the way. */
  readonly transaction?: Doc;
}

/**
 * The user who has sent the right code; who has none yet is made, with the Actions of registration in between. The
 * address, or the number, counts as verified from then on. Raises `wrong-code`, `signups-disabled` and what the Actions
 * refuse with.
 */
export async function proveCode(context: TenantContext, proof: Proof): Promise<Doc> {
  const { connection, identifier, code } = proof;
  if (!takeCodeFor(context, purposeOf(connection, identifier), code))
    refuse('wrong-code', { ...nameOf(connection) });
  const known = passwordlessUser(context.state.documents, connection, identifier);
  return known ? verified(context, known, connection) : registered(context, proof);
}

/** `event.authentication.methods` of somebody whom a code has let in. */
export function codeMethod({ clock }: TenantContext, { strategy }: Doc): Doc {
  return { name: strategy === 'sms' ? 'phone_number' : 'email', timestamp: isoNow(clock) };
}

function nameOf({ strategy }: Doc): { what: string } {
  return { what: strategy === 'sms' ? 'phone number' : 'email' };
}

function verified({ state, clock }: TenantContext, user: Doc, { strategy }: Doc): Doc {
  const field = strategy === 'sms' ? 'phone_verified' : 'email_verified';
  if (user[field] === true) return user;
  const next = { ...user, [field]: true, updated_at: isoNow(clock) };
  state.write((documents) => documents.put('/users', String(user.user_id), next));
  return next;
}

/** Auth0's documentation, "Pre-user registration": runs for passwordless connections too, which take no metadata from it. */
async function registered(
  context: TenantContext,
  { client, connection, identifier, request, transaction }: Proof,
): Promise<Doc> {
  if (docOf(connection.options).disable_signup === true) refuse('signups-disabled', {});
  const byPhone = connection.strategy === 'sms';
  const profile = byPhone
    ? { phone_number: identifier, phone_verified: true }
    : { email: identifier, email_verified: true };
  const run = await tryTrigger(context, 'pre-user-registration', {
    client: clientPart(client),
    connection: connectionPart(connection),
    request: requestPart(request),
    tenant: tenantPart(context.domain),
    user: {
      app_metadata: {},
      user_metadata: {},
      ...(byPhone ? { phone_number: identifier } : { email: identifier }),
    },
    ...(transaction && { transaction }),
  });
  const refused = refusalOf(run.outcome, 'pre-user-registration');
  if (refused) throw refused;
  const { hook, settle } = databaseHook(context, { client, request });
  const user = context.state.write((documents) => {
    const execution = run.executionId === undefined ? {} : { execution: run.executionId };
    const next = { ...profile, connection: connection.name ?? '', verify_email: false };
    const made = createdUser(next, { ...hook, prepared: execution });
    documents.put('/users', String(made.user_id), made);
    return made;
  });
  settle();
  return user;
}
