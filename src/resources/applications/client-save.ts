import { type Doc, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { withoutNulls } from '../nulls.ts';
import { keptCredentials } from './client-credentials.ts';
import { newClient, refreshToken } from './client-defaults.ts';
import { refuseClient } from './client-rules.ts';

/** Last word on an application: what Auth0 adds and keeps in step. */
export function savedClient(sent: Doc, before: Doc | undefined, context: HookContext): Doc {
  const inStep = crossOrigin(backchannelLogout(withoutEmptyLogin(sent), before), before);
  const next = withoutNulls(inStep);
  const made = before ? updated(next, before) : newClient(next, context);
  refuseClient(made, before, context);
  if (!before) linkApi(made, context);
  return keptCredentials(made, before, context);
}

function updated(next: Doc, before: Doc): Doc {
  if (next.refresh_token === before.refresh_token) return next;
  return { ...next, refresh_token: refreshToken(next) };
}

/** An empty address of the login page takes it away (recorded). */
function withoutEmptyLogin(next: Doc): Doc {
  return next.initiate_login_uri === '' ? { ...next, initiate_login_uri: null } : next;
}

/** The older name of `oidc_logout` shows its addresses, and null under either name takes both away (recorded). */
function backchannelLogout(next: Doc, before: Doc | undefined): Doc {
  const changed = ['oidc_logout', 'oidc_backchannel_logout'].find((key) => next[key] !== before?.[key]);
  const value = changed && next[changed];
  if (value === undefined) return next;
  if (!isDoc(value)) return { ...next, oidc_logout: null, oidc_backchannel_logout: null };
  const urls = value.backchannel_logout_urls;
  return {
    ...next,
    oidc_logout: value,
    ...(urls !== undefined && { oidc_backchannel_logout: { backchannel_logout_urls: urls } }),
  };
}

/**
 * Whether an application may log in across origins has an older name as well, which is there only once the setting
 * has been sent (recorded).
 */
function crossOrigin(next: Doc, before: Doc | undefined): Doc {
  const { cross_origin_auth: older, cross_origin_authentication: newer } = next;
  if (older !== undefined && older !== before?.cross_origin_auth) {
    return { ...next, cross_origin_authentication: older };
  }
  if (newer === undefined) return before ? next : { ...next, cross_origin_authentication: false };
  const sent = newer !== before?.cross_origin_authentication;
  return sent || older !== undefined ? { ...next, cross_origin_auth: newer } : next;
}

/** An API shows which application stands for it (recorded). */
function linkApi({ client_id: id, resource_server_identifier: identifier }: Doc, context: HookContext): void {
  if (typeof identifier !== 'string') return;
  const [api] = context.documents.find('/resource-servers', 'identifier', identifier);
  if (!api) {
    throw new ApiError(
      400,
      `The resource server '${identifier}' does not exist`,
      'inexistent_resource_server',
    );
  }
  context.documents.put('/resource-servers', String(api.id), { ...api, client_id: id ?? '' });
}
