import { html } from 'hono/html';
import { textOf, textsOf } from '../../core/json.ts';
import { EMAILS, type EmailTemplate } from '../../resources/messages/email-texts.ts';
import type { TenantContext } from '../context.ts';
import { screens } from '../universal-login/screens/index.ts';
import type { Screen } from '../universal-login/screens/screen.ts';
import type { Html } from './console-page.ts';

/** Those that show something by themselves: a form belongs to the Action that shows it, and /u/mfa leads on to a factor. */
export const PREVIEWED: readonly Screen[] = screens.filter(
  ({ path, waits }) => waits !== 'form' && path !== '/u/mfa',
);

/** The e-mails that are sent. */
export const EMAIL_NAMES = Object.keys(EMAILS) as readonly EmailTemplate[];

/** A link to each page of a login and to each e-mail, in each language of the tenant. */
export function previewsPage(context: TenantContext): Html {
  const languages = languagesOf(context);
  const { held } = context.state;
  return html`<p>As they are now, with made-up facts of the tenant. Nothing is sent, and a form leads nowhere.</p>
<h2>Pages</h2><div class="scroll" tabindex="0" role="region" aria-label="Pages"><table><tbody>${PREVIEWED.map(
    ({ screen }) =>
      html`<tr><th scope="row">${screen}</th>${languages.map((language) => html`<td><a href="/console/previews/pages/${screen}?${new URLSearchParams({ language })}" aria-label="${screen} in ${language}">${language}</a></td>`)}</tr>`,
  )}</tbody></table></div>
<h2>E-mails</h2><div class="scroll" tabindex="0" role="region" aria-label="E-mails"><table><tbody>${EMAIL_NAMES.map(
    (name) =>
      html`<tr><th scope="row">${name}</th><td class="muted">${textOf(held.get(`/email-templates/${name}`, '')?.body) === undefined ? 'no template of its own' : 'own template'}</td>
${languages.map((language) => html`<td><a href="/console/previews/emails/${name}?${new URLSearchParams({ language })}" aria-label="${name} in ${language}">${language}</a></td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** The languages that the tenant has switched on. */
export function languagesOf({ state }: TenantContext): readonly string[] {
  const enabled = textsOf(state.held.get('/tenants/settings', '')?.enabled_locales);
  return enabled.length > 0 ? enabled : ['en'];
}
