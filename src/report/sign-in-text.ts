import { styleText } from 'node:util';
import type { Json } from '../core/json.ts';
import type { SignedIn } from '../deploy/sign-in-personas.ts';

/** A persona's sign-in for a terminal: who, and both tokens' claims, a line each. */
export function signInText(result: SignedIn, { color }: { readonly color: boolean }): string {
  const { name, email, connection } = result.persona;
  const title = `${name} <${email}> from ${connection}`;
  const heading = color ? styleText('bold', title) : title;
  if ('refused' in result)
    return `${heading}\n  refused: ${result.refused.error}: ${result.refused.description}`;
  const access = typeof result.accessToken === 'string' ? '    (opaque)' : claimLines(result.accessToken);
  return `${heading}\n  ID token\n${claimLines(result.idToken)}\n  access token\n${access}`;
}

function claimLines(claims: Readonly<Record<string, Json>>): string {
  const width = Math.max(0, ...Object.keys(claims).map((key) => key.length));
  return Object.entries(claims)
    .map(([key, value]) => `    ${key.padEnd(width)}  ${shown(key, value)}`)
    .join('\n');
}

/** Times also as people read them. */
function shown(key: string, value: Json): string {
  if (['iat', 'exp', 'auth_time'].includes(key) && typeof value === 'number') {
    return `${value} (${new Date(value * 1000).toISOString()})`;
  }
  return JSON.stringify(value);
}
