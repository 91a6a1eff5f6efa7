import { html } from 'hono/html';
import { textOf } from '../../../core/json.ts';
import { personProved } from '../../authentication-api/authorize/proceed.ts';
import { registrationTransactionOf } from '../../authentication-api/authorize/transaction-of.ts';
import { OAuthError } from '../../authentication-api/oauth-error.ts';
import { passwordlessUser } from '../../authentication-api/passwordless/passwordless-connection.ts';
import { codeMethod, proveCode } from '../../authentication-api/passwordless/prove-code.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import { logWrongPassword } from '../../logs/sign-in-log.ts';
import { connectionsOf } from './connections-of.ts';
import { field, form, heading, link } from './parts.ts';
import type { Screen, Visit } from './screen.ts';
import { sendPasswordlessCode } from './send-passwordless-code.ts';

/** The code of a mail that lets somebody in. */
export const passwordlessEmailChallenge: Screen = challenge({
  path: '/u/passwordless-email-challenge',
  screen: 'login-passwordless-email-code',
});

/** The code of a text message that lets somebody in. */
export const passwordlessSmsChallenge: Screen = challenge({
  path: '/u/passwordless-sms-challenge',
  screen: 'login-passwordless-sms-otp',
});

function challenge({ path, screen }: Pick<Screen, 'path' | 'screen'>): Screen {
  return {
    path,
    prompt: 'login-passwordless',
    screen,
    waits: 'person',
    variables: ({ login }) => ({ email: textOf(login.scratch.identifier) ?? '' }),
    goesTo: ({ login }) => (login.scratch.realm === undefined ? '/u/login/identifier' : undefined),
    show(visit) {
      const { words, login } = visit;
      const input = field(visit, {
        name: 'code',
        label: words('placeholder'),
        autocomplete: 'one-time-code',
        focus: true,
      });
      return html`${heading(visit)}
<div class="who"><span>${textOf(login.scratch.identifier) ?? ''}</span>${link(visit, '/u/login/identifier', words('editText'))}</div>
${form(visit, html`${input}<button type="submit">${words('buttonText')}</button>`)}
${form(
  { ...visit, wrong: {} },
  html`<p class="small">${words('resendText')} <button class="plain" type="submit" name="action" value="resend">${words('resendActionText')}</button></p>`,
)}`;
    },
    async act(visit) {
      const { form: sent } = visit;
      const { connection, identifier } = waitedFor(visit);
      if (!connection) return { wrong: { code: 'passwordless-unknown-error' } };
      if (sent.action === 'resend') {
        sendPasswordlessCode(visit, connection, identifier);
        return { wrong: {}, form: {} };
      }
      if (!sent.code?.trim()) return { wrong: { code: 'invalid-verification-code' } };
      return proved(visit, connection, identifier, sent.code);
    },
  };
}

function waitedFor({ context, login }: Visit) {
  const all = connectionsOf(context.state.documents, login);
  return {
    connection: all.find(({ name }) => name === login.scratch.realm),
    identifier: textOf(login.scratch.identifier) ?? '',
  };
}

async function proved(
  visit: Visit,
  connection: Exclude<ReturnType<typeof waitedFor>['connection'], undefined>,
  identifier: string,
  code: string,
) {
  const { context, c, login } = visit;
  const { client, state: flow } = login;
  const request = requestFacts(c, client, {});
  try {
    const transaction = registrationTransactionOf(login);
    const user = await proveCode(context, { client, connection, identifier, code, request, transaction });
    return await personProved(context, c, login, {
      user,
      connection,
      methods: [codeMethod(context, connection)],
    });
  } catch (error) {
    if (!(error instanceof OAuthError) || error.refusal !== 'wrong-code') throw error;
    const user = passwordlessUser(context.state.documents, connection, identifier);
    logWrongPassword(context, { client, connection, user, username: identifier, request, flow }, error);
    return { wrong: { code: 'invalid-verification-code' } };
  }
}
