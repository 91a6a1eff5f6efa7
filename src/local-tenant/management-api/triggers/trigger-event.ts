import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import { type Doc, docOf, type Json } from '../../../core/json.ts';
import type { HookContext, TriggerFacts } from '../../../resources/hook-context.ts';
import { clientPart, connectionPart, tenantPart } from '../../authentication-api/triggers/event-parts.ts';

type Build = (facts: TriggerFacts, context: HookContext) => Doc;

/**
 * The events of the triggers that the Management API sets off, but for `secrets`. Nobody signs in there, so that there
 * is no `event.transaction` (Auth0 Support, "Block signups via API while allowing signups via Auth0 Universal Login"),
 * and no application that somebody would sign in to.
 */
const EVENTS: Readonly<Partial<Record<TriggerId, Build>>> = {
  'pre-user-registration': (facts, context) => ({
    ...common(context),
    connection: connectionPart(docOf(facts.connection)),
    request: { ...requestPart(context), body: docOf(facts.body) },
    user: picked(docOf(facts.user), NEW_USER),
  }),
  'post-user-registration': aboutUser,
  'post-change-password': aboutUser,
  'custom-email-provider': message,
  'custom-phone-provider': message,
  'event-stream': (facts) => ({ message: docOf(facts.message) }),
};

/** The event of a trigger that a request to the Management API has set off. */
export function triggerEvent(trigger: TriggerId, facts: TriggerFacts, context: HookContext): Doc {
  return EVENTS[trigger]?.(facts, context) ?? {};
}

/** What a user has before there is one. */
const NEW_USER = [
  'app_metadata',
  'email',
  'family_name',
  'given_name',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'user_metadata',
  'username',
];

function aboutUser(facts: TriggerFacts, context: HookContext): Doc {
  return {
    ...common(context),
    connection: connectionPart(docOf(facts.connection)),
    request: requestPart(context),
    user: userPart(docOf(facts.user)),
  };
}

function message(facts: TriggerFacts, context: HookContext): Doc {
  const { connection, organization, notification } = facts;
  return {
    ...common(context),
    client: clientPart(facts.client ?? callerOf(context)),
    ...(connection && { connection: connectionPart(connection) }),
    ...(organization && { organization }),
    notification: docOf(notification),
    request: requestPart(context),
    user: userPart(docOf(facts.user)),
  };
}

function common({ domain }: HookContext): Doc {
  return { tenant: tenantPart(domain) };
}

/** The application whose token asked (assumed: the reference wants one for every message). */
function callerOf({ documents, caller }: HookContext): Doc {
  const { clientId = '' } = caller ?? {};
  return documents.get('/clients', clientId) ?? { client_id: clientId, name: '' };
}

/** Nobody knows where a loopback address is: `geoip` is empty. */
function requestPart({ caller, operation }: HookContext): Doc {
  return {
    geoip: {},
    hostname: caller?.hostname ?? '',
    ip: caller?.ip ?? '',
    method: operation === 'update' ? 'PATCH' : 'POST',
    user_agent: caller?.userAgent ?? '',
  };
}

const OPTIONAL = [
  'email',
  'family_name',
  'given_name',
  'last_password_reset',
  'name',
  'nickname',
  'phone_number',
  'phone_verified',
  'picture',
  'username',
];

function userPart(user: Doc): Doc {
  return {
    app_metadata: docOf(user.app_metadata),
    created_at: String(user.created_at),
    email_verified: user.email_verified === true,
    updated_at: String(user.updated_at),
    user_id: String(user.user_id),
    user_metadata: docOf(user.user_metadata),
    ...picked(user, OPTIONAL),
  };
}

function picked(doc: Doc, names: readonly string[]): Doc {
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = doc[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
