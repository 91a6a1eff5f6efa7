import type { Context } from 'hono';
import { type Doc, textOf, textsOf } from '../../core/json.ts';
import { trialCallback } from '../authentication-api/authorize/authorize-request.ts';
import {
  type BrowserLogin,
  beginBrowserLogin,
  updateBrowserLogin,
} from '../authentication-api/authorize/browser-login.ts';
import { scopesOf } from '../authentication-api/find-api.ts';
import { connectionOf } from '../authentication-api/sign-in/open-login.ts';
import type { TenantContext } from '../context.ts';
import { memoryState, storedDocuments } from '../store/memory-state.ts';
import { rendered } from '../universal-login/render-screen.ts';
import type { Screen } from '../universal-login/screens/screen.ts';

/** Somebody, where the tenant has nobody. */
const NOBODY: Doc = { user_id: 'auth0|nobody', email: 'somebody@mail.example', name: 'Somebody' };

/**
 * A page of a login as it is shown, in one language. A login waits for it in a copy of the state that is gone with the
 * request: what the page remembers or sends is gone as well. Undefined where the tenant has no application to log in to.
 */
export async function previewPage(
  context: TenantContext,
  c: Context,
  screen: Screen,
  language: string,
): Promise<Response | undefined> {
  const copy: TenantContext = { ...context, state: memoryState(storedDocuments(context.state.held)) };
  const { documents } = copy.state;
  const client = documents
    .list('/clients')
    .find((one) => one.global !== true && textsOf(one.grant_types).includes('authorization_code'));
  if (!client) return undefined;
  const login = beginBrowserLogin(copy, c, parametersOf(copy, language), client);
  return rendered(copy, c, { screen, login: waitingFor(copy, login, screen), form: {}, wrong: {} });
}

function parametersOf(context: TenantContext, language: string): BrowserLogin['parameters'] {
  return {
    response_type: 'code',
    redirect_uri: trialCallback(context),
    scope: 'openid profile email',
    ui_locales: language,
  };
}

/** The same login as far as the page: with a person who has proved who they are, and what there is to consent to. */
function waitingFor(context: TenantContext, login: BrowserLogin, { waits }: Screen): BrowserLogin {
  const { documents } = context.state;
  const [known] = documents.list('/users');
  const user = known ?? NOBODY;
  const [api] = documents.list('/resource-servers').filter((one) => one.is_system !== true);
  const scopes = ['openid', 'profile', 'email', ...(api ? scopesOf(api) : [])];
  return updateBrowserLogin(context, login, {
    waits,
    scratch: { identifier: textOf(user.email) ?? textOf(user.username) ?? '' },
    ...(waits !== 'person' && { person: { user, connection: connectionOf(context, user), methods: [] } }),
    kept: { scopes, ...(api && { audience: api.identifier ?? '' }) },
  });
}
