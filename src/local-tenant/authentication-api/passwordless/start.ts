import type { Context } from 'hono';
import { docOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { bodyOf, textsOfBody } from '../body-of.ts';
import { refuse } from '../oauth-error.ts';
import { requestFacts } from '../request-facts.ts';
import { authenticateClient } from '../token-endpoint/authenticate-client.ts';
import { identifierOf, passwordlessConnection } from './passwordless-connection.ts';
import { sendCode } from './send-code.ts';

/**
 * `POST /passwordless/start`: sends a code, or a link, to an address or a phone. Auth0's documentation, "Using Passwordless
 * APIs": `send` is a link unless it says otherwise. Raises `client-not-authenticated`, `bad-connection`, `bad-email`,
 * `bad-phone-number`, `signups-disabled`.
 */
export async function startPasswordless(context: TenantContext, c: Context): Promise<Response> {
  const sent = await bodyOf(c);
  const parameters = textsOfBody(sent);
  const client = await authenticateClient(context, parameters, c.req.header('authorization'));
  const name = parameters.connection || refuse('missing-parameter', { name: 'connection' });
  const connection = passwordlessConnection(context.state.documents, client, name);
  const phone = connection.strategy === 'sms';
  const identifier =
    identifierOf(connection, (phone ? parameters.phone_number : parameters.email) ?? '') ??
    refuse(phone ? 'bad-phone-number' : 'bad-email', {});
  const link = !phone && (parameters.send ?? 'link') === 'link';
  const authParams = textsOfBody(docOf(sent.authParams));
  const request = requestFacts(c, client, parameters);
  sendCode(context, {
    client,
    connection,
    identifier,
    request: { ...request, language: c.req.header('x-request-language') ?? request.language ?? '' },
    ...(link && {
      link: (code) =>
        linkOf(context, {
          client_id: String(client.client_id),
          connection: name,
          email: identifier,
          ...authParams,
          verification_code: code,
        }),
    }),
  });
  const id = randomText(context.random, 24);
  return c.json(
    phone ? { _id: id, phone_number: identifier } : { _id: id, email: identifier, email_verified: false },
  );
}

/** Seen in Auth0's mails: the link's page, with the request that it goes on with. */
function linkOf({ issuer }: TenantContext, parameters: Readonly<Record<string, string>>): string {
  return `${issuer}passwordless/verify_redirect?${new URLSearchParams(parameters)}`;
}
