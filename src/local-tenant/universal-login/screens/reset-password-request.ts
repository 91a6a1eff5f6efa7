import { html } from 'hono/html';
import { textOf } from '../../../core/json.ts';
import { requestPasswordReset } from '../../authentication-api/database/password-reset.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { connectionsOf, databasesOf } from './connections-of.ts';
import { field, form, heading, link } from './parts.ts';
import type { Screen } from './screen.ts';

/** Where to mail the way to a new password. */
export const resetPasswordRequest: Screen = {
  path: '/u/reset-password/request',
  prompt: 'reset-password',
  screen: 'reset-password-request',
  waits: 'person',
  show(visit) {
    const { words, login } = visit;
    if (visit.form.sent === 'yes') {
      return html`<h1>${words('sentTitle')}</h1><p>${words('sentDescription')}</p>
<p>${link(visit, '/u/login/identifier', words('backToLoginLinkText'))}</p>`;
    }
    const email = textOf(login.scratch.identifier) ?? login.parameters.login_hint;
    const input = field(visit, {
      name: 'email',
      label: words('placeholderEmail'),
      type: 'email',
      autocomplete: 'email',
      ...(email !== undefined && { value: email }),
      focus: true,
    });
    return html`${heading(visit)}${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
<p>${link(visit, '/u/login/identifier', words('backToLoginLinkText'))}</p>`;
  },
  async act({ context, c, login, form: sent }) {
    const email = sent.email?.trim() ?? '';
    if (email === '') return { wrong: { email: 'no-email' } };
    const { client } = login;
    const request = requestFacts(c, client, { email });
    for (const connection of databasesOf(connectionsOf(context.state.documents, login)))
      await requestPasswordReset(context, { client, connection, email, request });
    return { wrong: {}, form: { sent: 'yes' } };
  },
};
