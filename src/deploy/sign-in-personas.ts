import type { Persona, SignIn } from '../config/project.ts';
import type { Doc } from '../core/json.ts';
import { keepSecret } from '../core/mask.ts';
import { tokenClaims } from '../core/token-claims.ts';
import type { Snapshot } from '../plan/snapshot.ts';

/** What a persona's sign-in came to: the claims of both tokens, or why it was refused. */
export type SignedIn =
  | { readonly persona: Persona; readonly idToken: Doc; readonly accessToken: Doc | string }
  | { readonly persona: Persona; readonly refused: { readonly error: string; readonly description: string } };

const PASSWORD_REALM = 'http://auth0.com/oauth/grant-type/password-realm';

/**
 * Signs personas in through `/oauth/token` of a local tenant, as an application with the password-realm grant does.
 * `origin` is `http://127.0.0.1:4400`.
 */
export async function signInPersonas(
  origin: string,
  documents: Snapshot,
  personas: readonly Persona[],
  signIn: SignIn,
): Promise<SignedIn[]> {
  const client = Object.values(documents['/clients'] ?? {}).find(({ name }) => name === signIn.application);
  const chosen = signIn.personas.flatMap(
    (name) => personas.find((one) => one.name === name || one.email === name) ?? [],
  );
  const results: SignedIn[] = [];
  // One after the other, in the order of the file: each sign-in counts the user's logins.
  for (const persona of chosen) results.push(await signInPersona(origin, persona, client ?? {}, signIn));
  return results;
}

async function signInPersona(
  origin: string,
  persona: Persona,
  client: Doc,
  signIn: SignIn,
): Promise<SignedIn> {
  const secret = client['client_secret'];
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: PASSWORD_REALM,
      client_id: client['client_id'],
      ...(typeof secret === 'string' &&
        client['token_endpoint_auth_method'] !== 'none' && { client_secret: keepSecret(secret) }),
      realm: persona.connection,
      username: persona.email,
      password: persona.password,
      audience: signIn.audience,
      scope: signIn.scope,
    }),
  });
  const body = (await response.json()) as Record<string, string>;
  if (!response.ok)
    return { persona, refused: { error: body['error'] ?? '', description: body['error_description'] ?? '' } };
  const { id_token: idToken = '', access_token: accessToken = '' } = body;
  return {
    persona,
    idToken: tokenClaims(idToken) ?? {},
    accessToken: tokenClaims(accessToken) ?? accessToken,
  };
}
