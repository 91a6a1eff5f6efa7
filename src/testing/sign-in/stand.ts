import type { CacheRecord } from '../../actions/runtime/types/index.ts';
import type { Doc } from '../../core/json.ts';
import type { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import type { Pending } from '../../local-tenant/authentication-api/sign-in/sign-in.ts';
import type { TestTenant, TriggerRun } from '../tenant/open-tenant.ts';
import { secretsOf } from './arrange.ts';

/** Where a flow has come to: data, and all of it so far. */
export interface Stand {
  /** As the token endpoint answers. */
  readonly answer?: Doc;
  readonly refused?: Refused;
  readonly pending?: Pending;
  /** Of every trigger, in order. */
  readonly runs: readonly TriggerRun[];
  /** The person as stored now; nothing of a machine. */
  readonly user: Doc;
  readonly cache: Readonly<Record<string, CacheRecord>>;
  /** The values of the Actions' secrets. */
  readonly secrets: readonly string[];
}

/** As the application is told why it gets no tokens. */
export interface Refused {
  readonly error: string;
  readonly description: string;
  readonly status: number;
}

interface Came {
  readonly answer?: Doc | undefined;
  readonly refused?: OAuthError | undefined;
  readonly pending?: Pending | undefined;
}

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
