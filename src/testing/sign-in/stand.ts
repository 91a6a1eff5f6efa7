import type { Doc } from '../../core/json.ts';
import type { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import type { Pending } from '../../local-tenant/authentication-api/sign-in/sign-in.ts';
import type { TestTenant } from '../tenant/open-tenant.ts';
import { secretsOf } from './arrange.ts';
import type { Refused, Stand } from './play.ts';

interface Came {
  readonly answer?: Doc | undefined;
  readonly refused?: OAuthError | undefined;
  readonly pending?: Pending | undefined;
}

/** What a test is told of the tenant. */
export function standOf(
  { context, runs, cacheOf }: TestTenant,
  { trigger, userId = '' }: { readonly trigger: string; readonly userId?: string },
  { answer, refused, pending }: Came,
): Stand {
  const { documents } = context.state;
  const secrets = documents.list('/actions/actions').flatMap(secretsOf);
  return {
    ...(answer && { answer }),
    ...(refused && { refused: refusedWith(refused) }),
    ...(pending && { pending }),
    runs: [...runs],
    user: documents.get('/users', userId) ?? {},
    cache: cacheOf(trigger).entries(),
    secrets: secrets.map(({ value }) => String(value)),
  };
}

function refusedWith({ status, body }: OAuthError): Refused {
  return { status, error: String(body.error), description: String(body.error_description) };
}
