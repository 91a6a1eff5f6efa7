import type { Persona } from '../../config/project.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf, textsOf } from '../../core/json.ts';
import { type SignInRequest, signIn } from '../../local-tenant/authentication-api/sign-in/sign-in.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import type { SignInOutcome } from '../token-difference.ts';
import { FACTS } from './facts.ts';
import { outcomeOf } from './outcome-of.ts';
import { entersByOrganization, type Pair } from './pairs-of.ts';

/** What tokens are asked for. */
export interface Asked {
  readonly audience?: string;
  readonly scope?: string;
}

/** Signs a persona in to an application through the browser. */
export async function signInOnce(
  context: TenantContext,
  { persona, client }: Pair,
  asked: Asked,
): Promise<SignInOutcome> {
  const { documents } = context.state;
  const user = documents.find('/users', 'email', persona.email).find((one) => isOf(one, persona));
  if (!user)
    return { refused: { error: 'access_denied', description: 'The persona’s connection is not there.' } };
  const request = requestOf(documents, { persona, client }, user, asked);
  return outcomeOf(context, await signIn(context, request));
}

const isOf = (user: Doc, { connection }: Persona): boolean =>
  docsOf(user.identities)[0]?.connection === connection;

function requestOf(
  documents: Documents,
  { persona, client }: Pair,
  user: Doc,
  { audience, scope = 'openid profile email' }: Asked,
): SignInRequest {
  const known = documents.list('/resource-servers').some(({ identifier }) => identifier === audience);
  const [first] = persona.organizations;
  const organization = documents.list('/organizations').find(({ name }) => name === first?.name);
  const asMember = organization && entersByOrganization(persona, client);
  return {
    user,
    client,
    scope,
    protocol: 'oidc-basic-profile',
    request: FACTS,
    ...(known && audience !== undefined && { audience }),
    ...(asMember && { organization: String(organization.id) }),
    transaction: { redirect_uri: textsOf(client.callbacks)[0] ?? '', response_type: ['code'] },
  };
}
