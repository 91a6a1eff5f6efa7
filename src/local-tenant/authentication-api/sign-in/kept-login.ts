import { NO_EFFECTS } from '../../../actions/runtime/effects/effects.ts';
import type { Effects } from '../../../actions/runtime/effects.ts';
import { type Doc, docOf, docsOf, isDoc, type Json, textOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { knownApi } from '../find-api.ts';
import type { AcceptedLogin } from './issue-tokens.ts';

/** A login that is through as a document, for what gives its tokens later: a code, a device that asks again, a consent. */
export function keptLogin(login: AcceptedLogin): Doc {
  const { user, client, api, organization, session, nonce, authTime } = login;
  return {
    user_id: user.user_id ?? '',
    client_id: client.client_id ?? '',
    ...(api && { audience: api.identifier ?? '' }),
    ...(organization && { organization_id: organization.id ?? '' }),
    ...(session && { session }),
    ...(nonce !== undefined && { nonce }),
    ...(authTime !== undefined && { auth_time: authTime }),
    scopes: login.scopes,
    permissions: login.permissions,
    methods: login.methods,
    protocol: login.protocol,
    effects: login.effects as unknown as Json,
  };
}

/** The login again, with user, application and API as they are now; undefined where one of them is gone. */
export function openKeptLogin(context: TenantContext, kept: Doc): AcceptedLogin | undefined {
  const { documents } = context.state;
  const user = documents.get('/users', String(kept.user_id));
  const client = documents.get('/clients', String(kept.client_id));
  const audience = textOf(kept.audience);
  const api = audience === undefined ? undefined : knownApi(context, audience);
  if (!user || !client || (audience !== undefined && !api)) return undefined;
  const nonce = textOf(kept.nonce);
  return {
    user,
    client,
    api,
    organization: documents.get('/organizations', String(kept.organization_id)),
    session: isDoc(kept.session) ? kept.session : undefined,
    ...(nonce !== undefined && { nonce }),
    ...(kept.auth_time !== undefined && { authTime: Number(kept.auth_time) }),
    scopes: textsOf(kept.scopes),
    permissions: textsOf(kept.permissions),
    methods: docsOf(kept.methods),
    protocol: String(kept.protocol),
    effects: { ...NO_EFFECTS, ...(docOf(kept.effects) as unknown as Effects) },
  };
}
