import { html } from 'hono/html';
import { docsOf, textOf, textsOf } from '../../../core/json.ts';
import { consentGiven, consentRefused } from '../../authentication-api/authorize/finish.ts';
import { findApi } from '../../authentication-api/find-api.ts';
import { form, heading } from './parts.ts';
import type { Screen, Visit } from './screen.ts';

/** What an application may have of the person's account, for the person to say. */
export const consent: Screen = {
  path: '/u/consent',
  prompt: 'consent',
  screen: 'consent',
  waits: 'consent',
  variables: ({ login: { person } }) => ({
    userName: textOf(person?.user.email) ?? textOf(person?.user.name) ?? '',
  }),
  show(visit) {
    const { words } = visit;
    return html`${heading(visit)}
<ul>${permissionsOf(visit).map((text) => html`<li>${text}</li>`)}</ul>
${form(
  visit,
  html`<button type="submit" name="action" value="accept">${words('acceptButtonText')}</button>
<p></p><button class="other" type="submit" name="action" value="decline">${words('declineButtonText')}</button>`,
)}`;
  },
  async act({ context, c, login, form: sent }) {
    if (sent.action === 'accept') return consentGiven(context, c, login);
    return consentRefused(context, c, login);
  },
};

/** Auth0's documentation, "User consent": the API's own descriptions of its scopes, and the profile in one line. */
function permissionsOf({ context, login: { kept }, words }: Visit): string[] {
  const scopes = textsOf(kept?.scopes);
  const api = findApi(context.state.documents, textOf(kept?.audience) ?? '');
  const own = docsOf(api?.scopes).filter(({ value }) => scopes.includes(String(value)));
  const profile = scopes.some((scope) => scope === 'profile' || scope === 'email');
  return [
    ...(profile ? [words('profileText')] : []),
    ...own.map(({ value, description }) => textOf(description) || String(value)),
  ];
}
