import { html } from 'hono/html';
import type { Doc } from '../../../core/json.ts';
import type { Html } from '../page/page.ts';
import { takesSignUps } from './connections-of.ts';
import { link } from './parts.ts';
import type { Visit } from './screen.ts';

/** The ways on from a login that asks for a password: a forgotten one, and a new account. */
export function belowLogin(visit: Visit, databases: readonly Doc[]): Html {
  const { words } = visit;
  return html`${
    databases.length > 0
      ? html`<p>${link(visit, '/u/reset-password/request', words('forgotPasswordText'))}</p>`
      : ''
  }${signUpLink(visit, databases)}`;
}

/** The way to a new account, where a database takes them. */
export function signUpLink(visit: Visit, databases: readonly Doc[]): Html | string {
  const { words } = visit;
  if (!takesSignUps(databases)) return '';
  return html`<p>${words('signupActionText')} ${link(visit, '/u/signup', words('signupActionLinkText'))}</p>`;
}
