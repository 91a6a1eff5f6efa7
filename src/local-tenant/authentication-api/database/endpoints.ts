import type { Context } from 'hono';
import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { bodyOf } from '../body-of.ts';
import { refuse } from '../oauth-error.ts';
import { requestFacts } from '../request-facts.ts';
import { passwordConnection } from '../token-endpoint/password-connection.ts';
import { requestPasswordReset } from './password-reset.ts';
import { signUp } from './sign-up.ts';

/** Auth0's documentation of `/dbconnections/signup`: what the body may hold of a profile. */
const PROFILE = [
  'email',
  'username',
  'phone_number',
  'password',
  'user_metadata',
  'given_name',
  'family_name',
  'name',
  'nickname',
  'picture',
];

/**
 * `POST /dbconnections/signup`: `{ _id, email, email_verified, … }`. Raises `missing-parameter`, `unknown-client`, what
 * `passwordConnection` raises and `signup-refused`.
 */
export async function answerSignUp(context: TenantContext, c: Context): Promise<Response> {
  const sent = await bodyOf(c);
  const { client, connection } = whereOf(context, sent);
  if (!sent.password) refuse('missing-parameter', { name: 'password' });
  const profile = Object.fromEntries(
    PROFILE.flatMap((name) => (sent[name] === undefined ? [] : [[name, sent[name]]])),
  );
  const { password: _password, ...told } = profile;
  const request = { ...requestFacts(c, client, {}), body: told };
  const result = await signUp(context, { client, connection, body: profile, request });
  if ('refused' in result) return refuse('signup-refused', result.refused);
  const { user_id: id, email, email_verified: verified, username, user_metadata: metadata } = result.user;
  return c.json({
    _id: String(id).replace(/^auth0\|/, ''),
    ...(email !== undefined && { email, email_verified: verified ?? false }),
    ...(username !== undefined && { username }),
    ...(metadata !== undefined && { user_metadata: metadata }),
  });
}

/** `POST /dbconnections/change_password`: the same answer whether or not somebody has that address. Raises as above. */
export async function answerChangePassword(context: TenantContext, c: Context): Promise<Response> {
  const sent = await bodyOf(c);
  const { client, connection } = whereOf(context, sent);
  const email = textOf(sent.email) || refuse('missing-parameter', { name: 'email' });
  await requestPasswordReset(context, {
    client,
    connection,
    email,
    request: requestFacts(c, client, { email }),
  });
  return c.text("We've just sent you an email to reset your password.");
}

function whereOf(context: TenantContext, sent: Doc): { readonly client: Doc; readonly connection: Doc } {
  const { documents } = context.state;
  const id = textOf(sent.client_id) || refuse('missing-parameter', { name: 'client_id' });
  const name = textOf(sent.connection) || refuse('missing-parameter', { name: 'connection' });
  const client = documents.get('/clients', id) ?? refuse('unknown-client', { client: id });
  return { client, connection: passwordConnection(documents, client, name) };
}
