import { html } from 'hono/html';
import { rememberBrowser } from '../../authentication-api/mfa/remembered-browser.ts';
import { challengeOf } from '../../authentication-api/sign-in/transactions.ts';
import type { Html } from '../page/page.ts';
import type { Visit } from './screen.ts';

/** The box by which a browser is remembered, where no Action says that it must not be. */
export function rememberBox({ context, login, words }: Visit): Html | string {
  if (challengeOf(context, login.state).remember !== true) return '';
  return html`<p class="left"><label class="box"><input type="checkbox" name="rememberBrowser" value="true"> ${words(
    'rememberMeText',
  )}</label></p>`;
}

/** Remembers the browser where the box was ticked. */
export function rememberTicked({ context, c, login, form }: Visit): void {
  const allowed = challengeOf(context, login.state).remember === true;
  if (allowed && form.rememberBrowser === 'true' && login.person)
    rememberBrowser(context, c, login.person.user);
}
