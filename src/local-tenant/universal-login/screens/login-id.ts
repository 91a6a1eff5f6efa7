import { html } from 'hono/html';
import { textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { signUpLink } from './below-login.ts';
import { buttonsOf, connectionsOf, databasesOf } from './connections-of.ts';
import { field, form, heading } from './parts.ts';
import type { Screen } from './screen.ts';
import { socialButtons } from './social-buttons.ts';

/** Identifier first: who somebody is, before it is known how they prove it. */
export const loginId: Screen = {
  path: '/u/login/identifier',
  prompt: 'login-id',
  screen: 'login-id',
  waits: 'person',
  show(visit) {
    const { words, login, context } = visit;
    const connections = connectionsOf(context.state.documents, login);
    const databases = databasesOf(connections);
    const value = visit.form.username ?? textOf(login.scratch.identifier) ?? login.parameters.login_hint;
    const input = field(visit, {
      name: 'username',
      label: words('emailPlaceholder'),
      autocomplete: 'username',
      ...(value !== undefined && { value }),
      focus: true,
    });
    const own = databases.length > 0 || buttonsOf(connections).length === 0;
    return html`${heading(visit)}
${own ? form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`) : ''}
${socialButtons(visit, buttonsOf(connections), own)}
${signUpLink(visit, databases)}`;
  },
  async act({ context, c, login, form: sent }) {
    const identifier = sent.username?.trim() ?? '';
    if (sent.connection !== undefined) return { wrong: { '': 'not-emulated' } };
    if (identifier === '') return { wrong: { username: 'no-email' } };
    remember(context, login, { identifier });
    return c.redirect(`/u/login/password?state=${encodeURIComponent(login.state)}`);
  },
};
