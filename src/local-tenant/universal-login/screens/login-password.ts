import { html } from 'hono/html';
import { textOf } from '../../../core/json.ts';
import { belowLogin } from './below-login.ts';
import { connectionsOf, databasesOf } from './connections-of.ts';
import { field, form, heading } from './parts.ts';
import { provePassword } from './prove-password.ts';
import type { Screen } from './screen.ts';

/** Identifier first: the password of whoever said who they are. */
export const loginPassword: Screen = {
  path: '/u/login/password',
  prompt: 'login-password',
  screen: 'login-password',
  waits: 'person',
  show(visit) {
    const { words, login, context } = visit;
    const identifier = textOf(login.scratch.identifier) ?? '';
    const databases = databasesOf(connectionsOf(context.state.documents, login));
    const edit = html`<a href="/u/login/identifier?state=${encodeURIComponent(login.state)}" aria-label="${words(
      'editLinkScreenReadableText',
    )}">${words('editEmailText')}</a>`;
    return html`${heading(visit)}
<div class="who"><span>${identifier}</span>${edit}</div>
${form(
  visit,
  html`<input type="hidden" name="username" autocomplete="username" value="${identifier}">
${field(visit, { name: 'password', label: words('passwordPlaceholder'), type: 'password', autocomplete: 'current-password', focus: true })}
<button type="submit">${words('buttonText')}</button>`,
)}
${belowLogin(visit, databases)}`;
  },
  async act(visit) {
    const { login, form: sent } = visit;
    if (!sent.password) return { wrong: { password: 'no-password' } };
    return provePassword(visit, textOf(login.scratch.identifier) ?? '', sent.password);
  },
};
