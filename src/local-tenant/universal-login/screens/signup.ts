import { html } from 'hono/html';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import { hasUsernames } from '../../../resources/users/identifiers.ts';
import { personProved } from '../../authentication-api/authorize/proceed.ts';
import { registrationTransactionOf } from '../../authentication-api/authorize/transaction-of.ts';
import { signUp } from '../../authentication-api/database/sign-up.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { connectionsOf, databasesOf } from './connections-of.ts';
import { field, form, heading, link } from './parts.ts';
import type { Screen, Visit } from './screen.ts';

/** A new account in the first database that takes them. */
export const signup: Screen = {
  path: '/u/signup',
  prompt: 'signup',
  screen: 'signup',
  waits: 'person',
  show(visit) {
    const { words, login, form: sent } = visit;
    const email = sent.email ?? textOf(login.scratch.identifier) ?? login.parameters.login_hint;
    const names = databaseOf(visit);
    const fields = html`${field(visit, {
      name: 'email',
      label: words('emailPlaceholder'),
      type: 'email',
      autocomplete: 'email',
      ...(email !== undefined && { value: email }),
      focus: true,
    })}${
      names && hasUsernames(names)
        ? field(visit, {
            name: 'username',
            label: words('usernamePlaceholder'),
            autocomplete: 'username',
            ...(sent.username !== undefined && { value: sent.username }),
          })
        : ''
    }${field(visit, {
      name: 'password',
      label: words('passwordPlaceholder'),
      type: 'password',
      autocomplete: 'new-password',
    })}<button type="submit">${words('buttonText')}</button>`;
    return html`${heading(visit)}${form(visit, fields)}
<p>${words('loginActionText')} ${link(visit, '/u/login/identifier', words('loginActionLinkText'))}</p>`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const connection = databaseOf(visit);
    if (!connection) return { wrong: { '': 'signup-refused' } };
    if (!sent.email?.trim()) return { wrong: { email: 'no-email' } };
    if (!sent.password) return { wrong: { password: 'no-password' } };
    const { client } = login;
    const result = await signUp(context, {
      client,
      connection,
      body: {
        email: sent.email.trim(),
        password: sent.password,
        ...(sent.username !== undefined && { username: sent.username }),
      },
      request: requestFacts(c, client, { email: sent.email.trim() }),
      transaction: registrationTransactionOf(login),
    });
    if ('user' in result) return personProved(context, c, login, { user: result.user, connection });
    return { wrong: wrongOf(result.refused) };
  },
};

function databaseOf({ context, login }: Visit): Doc | undefined {
  const databases = databasesOf(connectionsOf(context.state.documents, login));
  return databases.find(({ options }) => docOf(options).disable_signup !== true);
}

/** Auth0's pages do not tell whether an account exists; an Action's own words for the person are shown as they are. */
function wrongOf({
  code,
  userMessage,
}: {
  readonly code: string;
  readonly userMessage?: string | undefined;
}) {
  if (code === 'invalid_password') return { password: 'password-too-weak' };
  if (code === 'user_exists' || code === 'username_exists') return { '': 'user-exists' };
  return { '': userMessage || 'signup-refused' };
}
