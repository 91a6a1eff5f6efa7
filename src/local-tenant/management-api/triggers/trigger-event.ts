import { type TriggerId, triggers } from '../../../actions/runtime/triggers/index.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import type { HookContext, TriggerFacts } from '../../../resources/hook-context.ts';
import { clientPart, connectionPart, tenantPart } from '../../authentication-api/triggers/event-parts.ts';
import { fitted } from './fit-event.ts';

/**
 * The event of a trigger that a request to the Management API has set off, but for `secrets`. Nobody signs in there, so
 * that it has no `transaction` (Auth0 Support, "Block Signups via API While Allowing Signups via Auth0 Universal
 * Login") and no `client`, unless it is about a message, which needs one.
 */
export function triggerEvent(trigger: TriggerId, facts: TriggerFacts, context: HookContext): Doc {
  const { user, connection, organization, notification, message, body } = facts;
  const about: Doc = {
    ...(connection && { connection: connectionPart({ ...NAMELESS, ...connection }) }),
    ...(organization && { organization: organizationPart(organization) }),
    ...(notification && { notification, client: clientPart(facts.client ?? callerOf(context)) }),
    ...(message && { message }),
    request: { ...requestPart(context), ...(body && { body }) },
    tenant: { ...tenantPart(context.domain), ...tenantLooks(context) },
    user: trigger === 'pre-user-registration' ? docOf(user) : userPart(docOf(user)),
  };
  return docOf(fitted(triggers[trigger].event, about));
}

/** The database that every tenant begins with is no document here before somebody makes it one. */
const NAMELESS = { id: '', name: '', strategy: '' };

/** The application whose token asked (assumed). */
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

function organizationPart({ id = '', name = '', display_name = '', metadata }: Doc): Doc {
  return { id, name, display_name, metadata: docOf(metadata) };
}

/** `event.tenant` of a message (documented: as found in the tenant's settings). */
function tenantLooks({ documents }: HookContext): Doc {
  const { friendly_name, picture_url, support_email, support_url } = docOf(
    documents.get('/tenants/settings', ''),
  );
  return {
    ...(friendly_name && { friendly_name }),
    ...(picture_url && { logo_url: picture_url }),
    ...(support_email && { support_email }),
    ...(support_url && { support_url }),
  };
}

/** A user with what every event has of one; who gets a message may have none of it yet. */
function userPart(user: Doc): Doc {
  return {
    user_id: '',
    created_at: '',
    updated_at: '',
    ...user,
    email_verified: user.email_verified === true,
    app_metadata: docOf(user.app_metadata),
    user_metadata: docOf(user.user_metadata),
  };
}
