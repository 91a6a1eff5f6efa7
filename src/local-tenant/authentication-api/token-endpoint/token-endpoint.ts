import type { Context } from 'hono';
import { type Doc, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { logExchange, logFailedExchange } from '../../logs/exchange-log.ts';
import { DEVICE_CODE } from '../device/request-device-code.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { type RequestFacts, requestFacts } from '../request-facts.ts';
import { authenticateClient } from './authenticate-client.ts';
import { authorizationCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { deviceCode } from './device-code.ts';
import { mfaOob, mfaOtp, mfaRecoveryCode } from './mfa.ts';
import { password, passwordRealm } from './password.ts';
import { passwordlessOtp } from './passwordless-otp.ts';
import { type Parameters, readParameters } from './read-parameters.ts';
import { refreshToken } from './refresh-token.ts';
import { tokenExchange } from './token-exchange.ts';

export interface TokenRequest {
  readonly context: TenantContext;
  readonly client: Doc;
  readonly parameters: Parameters;
  readonly facts: RequestFacts;
}

/** What is answered: `{ access_token, id_token, scope, expires_in, token_type }`. */
export type TokenAnswer = Doc;

export interface Granted {
  readonly answer: TokenAnswer;
  /** Further fields of the log's entry: whose the tokens are. */
  readonly about?: Doc;
}

/** A way to get tokens. Refusals are thrown. */
export type Grant = (request: TokenRequest) => Promise<Granted>;

/** One row a grant type: a new one is a file and a row. */
const grants: Readonly<Record<string, Grant>> = {
  authorization_code: authorizationCode,
  client_credentials: clientCredentials,
  password,
  refresh_token: refreshToken,
  'http://auth0.com/oauth/grant-type/password-realm': passwordRealm,
  'http://auth0.com/oauth/grant-type/passwordless/otp': passwordlessOtp,
  'urn:ietf:params:oauth:grant-type:token-exchange': tokenExchange,
  [DEVICE_CODE]: deviceCode,
  'http://auth0.com/oauth/grant-type/mfa-otp': mfaOtp,
  'http://auth0.com/oauth/grant-type/mfa-oob': mfaOob,
  'http://auth0.com/oauth/grant-type/mfa-recovery-code': mfaRecoveryCode,
};

/** `POST /oauth/token`. */
export async function answerTokenRequest(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await readParameters(c);
  const type = parameters.grant_type ?? refuse('missing-parameter', { name: 'grant_type' });
  const grant = Object.hasOwn(grants, type) ? grants[type] : undefined;
  if (!grant) refuse('unsupported-grant', {});
  const facts = {
    grantType: type,
    client: { client_id: parameters.client_id ?? '' },
    audience: parameters.audience,
    request: requestFacts(c, {}, parameters),
  };
  try {
    const client = await authenticateClient(context, parameters, c.req.header('authorization'));
    if (!textsOf(client.grant_types).includes(type)) refuse('grant-not-allowed', { grant: type });
    const request = requestFacts(c, client, parameters);
    const { answer, about = {} } = await grant({ context, client, parameters, facts: request });
    logExchange(context, { ...facts, client, request }, answer, about);
    c.header('cache-control', 'no-store');
    c.header('pragma', 'no-cache');
    return c.json(answer);
  } catch (error) {
    if (error instanceof OAuthError) logFailedExchange(context, facts, error);
    throw error;
  }
}
