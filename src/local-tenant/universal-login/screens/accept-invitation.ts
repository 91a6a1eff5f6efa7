import { html } from 'hono/html';
import { docOf, textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { findInvitation } from '../../authentication-api/invitations/find-invitation.ts';
import { findAccount } from '../../authentication-api/token-endpoint/check-password.ts';
import { connectionsOf, databasesOf } from './connections-of.ts';
import { form, heading } from './parts.ts';
import type { Screen } from './screen.ts';

/** Who has invited somebody, and to what: before they log in, or sign up where they have no account. */
export const acceptInvitation: Screen = {
  path: '/u/accept-invitation',
  prompt: 'invitation',
  screen: 'accept-invitation',
  waits: 'person',
  goesTo: ({ login }) => (login.parameters.invitation ? undefined : '/u/login/identifier'),
  variables({ context, login }) {
    const found = findInvitation(context, login.parameters);
    return {
      email: found?.email ?? '',
      inviterName: textOf(docOf(found?.invitation.inviter).name) ?? '',
    };
  },
  show(visit) {
    return html`${heading(visit)}${form(visit, html`<button type="submit">${visit.words('buttonText')}</button>`)}`;
  },
  async act({ context, c, login }) {
    const identifier = findInvitation(context, login.parameters)?.email ?? '';
    remember(context, login, { invited: true, identifier });
    const { documents } = context.state;
    const databases = databasesOf(connectionsOf(documents, login));
    const known = databases.some((connection) =>
      findAccount(documents, { connection, username: identifier }),
    );
    const page = known || databases.length === 0 ? '/u/login/identifier' : '/u/signup';
    return c.redirect(`${page}?state=${encodeURIComponent(login.state)}`);
  },
};
