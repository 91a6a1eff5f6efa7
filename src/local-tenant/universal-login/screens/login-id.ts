import { html } from 'hono/html';
import { type Doc, textOf } from '../../../core/json.ts';
import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { identifierOf } from '../../authentication-api/passwordless/passwordless-connection.ts';
import { signUpLink } from './below-login.ts';
import { buttonsOf, connectionsOf, databasesOf, passwordlessOf } from './connections-of.ts';
import { field, form, heading } from './parts.ts';
import { passwordlessEmailChallenge, passwordlessSmsChallenge } from './passwordless-challenge.ts';
import type { Acted, Screen, Visit } from './screen.ts';
import { sendPasswordlessCode } from './send-passwordless-code.ts';
import { socialButtons } from './social-buttons.ts';
import { throughConnection } from './through-connection.ts';

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
    const codes = passwordlessOf(connections);
    const phones =
      databases.length === 0 && codes.length > 0 && codes.every(({ strategy }) => strategy === 'sms');
    const value = visit.form.username ?? textOf(login.scratch.identifier) ?? login.parameters.login_hint;
    const input = field(visit, {
      name: 'username',
      label: words(phones ? 'phonePlaceholder' : 'emailPlaceholder'),
      ...(phones && { type: 'tel' }),
      autocomplete: phones ? 'tel' : 'username',
      ...(value !== undefined && { value }),
      focus: true,
    });
    const own = databases.length + codes.length > 0 || buttonsOf(connections).length === 0;
    return html`${heading(visit)}
${own ? form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`) : ''}
${socialButtons(visit, buttonsOf(connections), own)}
${signUpLink(visit, databases)}`;
  },
  async act(visit) {
    const { context, c, login, form: sent } = visit;
    const identifier = sent.username?.trim() ?? '';
    const through = await throughConnection(visit, identifier);
    if (through) return through;
    if (identifier === '') return { wrong: { username: 'no-email' } };
    const connections = connectionsOf(context.state.documents, login);
    const codes = databasesOf(connections).length === 0 ? passwordlessOf(connections) : [];
    if (codes.length > 0) return byCode(visit, codes, identifier);
    remember(context, login, { identifier });
    return c.redirect(`/u/login/password?state=${encodeURIComponent(login.state)}`);
  },
};

/** A code goes to the address, or to the number, whichever it is. */
function byCode(visit: Visit, connections: readonly Doc[], text: string): Acted {
  const { context, c, login } = visit;
  for (const connection of connections) {
    const identifier = identifierOf(connection, text);
    if (identifier === undefined) continue;
    sendPasswordlessCode(visit, connection, identifier);
    remember(context, login, { identifier, realm: connection.name ?? '' });
    const page = connection.strategy === 'sms' ? passwordlessSmsChallenge : passwordlessEmailChallenge;
    return c.redirect(`${page.path}?state=${encodeURIComponent(login.state)}`);
  }
  return { wrong: { username: connections[0]?.strategy === 'sms' ? 'invalid-phone' : 'invalid-email' } };
}
