import type { Doc } from '../../core/json.ts';
import type { OAuthError } from '../authentication-api/oauth-error.ts';
import type { RequestFacts } from '../authentication-api/request-facts.ts';
import type { TenantContext } from '../context.ts';
import { appendLog } from './append-log.ts';
import { requestFields } from './sign-in-log.ts';

/** How Auth0 tells of each grant at the token endpoint (documented: "Log type codes"; the descriptions are assumed). */
interface Exchange {
  readonly success: string;
  readonly failure: string;
  readonly description: string;
}

const password: Exchange = {
  success: 'sepft',
  failure: 'fepft',
  description: 'Password for Access Token',
};

const EXCHANGES: Readonly<Record<string, Exchange>> = {
  authorization_code: {
    success: 'seacft',
    failure: 'feacft',
    description: 'Authorization Code for Access Token',
  },
  refresh_token: {
    success: 'sertft',
    failure: 'fertft',
    description: 'Refresh Token for Access Token',
  },
  client_credentials: {
    success: 'seccft',
    failure: 'feccft',
    description: 'Client Credentials for Access Token',
  },
  password,
  'http://auth0.com/oauth/grant-type/password-realm': password,
  'urn:ietf:params:oauth:grant-type:device_code': {
    success: 'sede',
    failure: 'fede',
    description: 'Device Code for Access Token',
  },
  'http://auth0.com/oauth/grant-type/passwordless/otp': {
    // A code of its own is documented for the failure alone.
    success: 'seotpft',
    failure: 'fepotpft',
    description: 'Passwordless OTP for Access Token',
  },
  'http://auth0.com/oauth/grant-type/mfa-otp': {
    success: 'seotpft',
    failure: 'feotpft',
    description: 'Password and OTP for Access Token',
  },
  'http://auth0.com/oauth/grant-type/mfa-oob': {
    success: 'seoobft',
    failure: 'feoobft',
    description: 'Password and OOB Challenge for Access Token',
  },
  'http://auth0.com/oauth/grant-type/mfa-recovery-code': {
    success: 'sercft',
    failure: 'fercft',
    description: 'Password and MFA Recovery Code for Access Token',
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    success: 'secte',
    failure: 'fecte',
    description: 'Custom Token Exchange',
  },
};

export interface ExchangeFacts {
  readonly grantType: string;
  readonly client: Doc;
  readonly audience?: string | undefined;
  readonly request: RequestFacts;
}

/** Logs that tokens were given. `about` are further fields of the entry: whose they are. */
export function logExchange(context: TenantContext, facts: ExchangeFacts, answer: Doc, about: Doc): void {
  const { success, description } = EXCHANGES[facts.grantType] ?? password;
  append(context, facts, {
    type: success,
    description,
    scope: answer.scope ?? '',
    details: { actions: { executions: [] } },
    ...about,
  });
}

/** Logs that no tokens were given, and why. */
export function logFailedExchange(context: TenantContext, facts: ExchangeFacts, refused: OAuthError): void {
  const { failure } = EXCHANGES[facts.grantType] ?? password;
  append(context, facts, {
    // Documented: a rotated token that comes again has a code of its own.
    type: refused.refusal === 'reused-refresh-token' ? 'ferrt' : failure,
    description: refused.message,
    details: { error: { message: refused.message }, body: facts.request.body },
  });
}

function append(context: TenantContext, { client, audience, request }: ExchangeFacts, entry: Doc): void {
  context.state.note((documents) =>
    appendLog(documents, context.clock, {
      ...requestFields(context, client, request),
      ...(audience !== undefined && { audience }),
      ...entry,
    }),
  );
}
