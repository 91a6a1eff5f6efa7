import { type Doc, docOf } from './json.ts';

/** The claims of a JWT, without checking it; undefined for an opaque token, and where there is none. */
export function tokenClaims(token: string | undefined): Doc | undefined {
  const payload = token?.split('.')[1];
  return payload === undefined ? undefined : docOf(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}
