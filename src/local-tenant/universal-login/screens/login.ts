import { html } from 'hono/html';
import { belowLogin } from './below-login.ts';
import { buttonsOf, connectionsOf, databasesOf, passwordlessOf } from './connections-of.ts';
import { field, form, heading } from './parts.ts';
import { provePassword } from './prove-password.ts';
import type { Screen } from './screen.ts';
import { socialButtons } from './social-buttons.ts';
import { throughConnection } from './through-connection.ts';

/** Name and password at once, where the tenant does not ask for the identifier first. */
export const login: Screen = {
  path: '/u/login',
  prompt: 'login',
  screen: 'login',
  waits: 'person',
  // Auth0's documentation: codes need the identifier first.
  goesTo({ context, login: asked }) {
    const connections = connectionsOf(context.state.documents, asked);
    const codes = databasesOf(connections).length === 0 && passwordlessOf(connections).length > 0;
    return codes ? '/u/login/identifier' : undefined;
  },
  show(visit) {
    const { words, context } = visit;
    const connections = connectionsOf(context.state.documents, visit.login);
    const databases = databasesOf(connections);
    const buttons = buttonsOf(connections);
    const own = databases.length > 0 || buttons.length === 0;
    const value = visit.form.username ?? visit.login.parameters.login_hint;
    const fields = html`${field(visit, {
      name: 'username',
      label: words('emailPlaceholder'),
      autocomplete: 'username',
      ...(value !== undefined && { value }),
      focus: true,
    })}${field(visit, {
      name: 'password',
      label: words('passwordPlaceholder'),
      type: 'password',
      autocomplete: 'current-password',
    })}<button type="submit">${words('buttonText')}</button>`;
    return html`${heading(visit)}${own ? form(visit, fields) : ''}${socialButtons(visit, buttons, own)}
${belowLogin(visit, databases)}`;
  },
  async act(visit) {
    const { username, password } = visit.form;
    const through = await throughConnection(visit, username ?? '');
    if (through) return through;
    if (!username?.trim()) return { wrong: { username: 'no-email' } };
    if (!password) return { wrong: { password: 'no-password' } };
    return provePassword(visit, username.trim(), password);
  },
};
