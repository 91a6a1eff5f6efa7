import { type Doc, textsOf } from '../../core/json.ts';
import { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import { clientCredentials } from '../../local-tenant/authentication-api/token-endpoint/client-credentials.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import type { RehearsedSignIn, SignInOutcome } from '../token-difference.ts';
import { FACTS } from './facts.ts';
import { refusedWith, tokensOf } from './outcome-of.ts';
import { type Reach, reaches } from './reach.ts';

/** Every application with the grant asks for a token for each API that it has been granted. */
export async function machines(
  context: TenantContext,
  attempt: <T>(run: () => Promise<T>) => Promise<T>,
  reach: Reach,
): Promise<RehearsedSignIn[]> {
  const { documents } = context.state;
  const asking = await attempt(async () =>
    documents.list('/client-grants').flatMap((grant) => {
      const client = documents.get('/clients', String(grant.client_id));
      const may =
        client &&
        reaches(reach, String(client.client_id)) &&
        textsOf(client.grant_types).includes('client_credentials');
      return may && !isManagementApi(context, grant) ? [{ client, audience: String(grant.audience) }] : [];
    }),
  );
  const results: RehearsedSignIn[] = [];
  for (const { client, audience } of asking) {
    const outcome = await attempt(() => exchange(context, client, audience));
    results.push({ persona: '', application: `${String(client.name)} for ${audience}`, outcome });
  }
  return results;
}

/** Tokens for it hold nothing that Actions or roles decide. */
function isManagementApi({ issuer }: TenantContext, { audience }: Doc): boolean {
  return audience === `${issuer}api/v2/`;
}

async function exchange(context: TenantContext, client: Doc, audience: string): Promise<SignInOutcome> {
  const parameters = { grant_type: 'client_credentials', client_id: String(client.client_id), audience };
  try {
    const { answer } = await clientCredentials({
      context,
      client,
      parameters,
      facts: { ...FACTS, method: 'POST' },
    });
    return tokensOf(answer);
  } catch (error) {
    if (error instanceof OAuthError) return refusedWith(error);
    throw error;
  }
}
