import type { Doc, Json } from '../../../core/json.ts';

/** The claims that each scope brings, and the user's field that each comes from. */
export const PROFILE_CLAIMS: Readonly<Record<string, readonly (readonly [claim: string, field: string])[]>> =
  {
    profile: [
      ['given_name', 'given_name'],
      ['family_name', 'family_name'],
      ['nickname', 'nickname'],
      ['name', 'name'],
      ['picture', 'picture'],
      ['updated_at', 'updated_at'],
    ],
    email: [
      ['email', 'email'],
      ['email_verified', 'email_verified'],
    ],
    phone: [
      ['phone_number', 'phone_number'],
      ['phone_number_verified', 'phone_verified'],
    ],
  };

/** What the scopes let an application know of a user. */
export function profileClaims(user: Doc, scopes: readonly string[]): Doc {
  const present = Object.entries(PROFILE_CLAIMS)
    .filter(([scope]) => scopes.includes(scope))
    .flatMap(([, claims]) => claims)
    .flatMap(([claim, field]): [string, Json][] => {
      const value = user[field];
      return value === undefined ? [] : [[claim, value]];
    });
  return Object.fromEntries(present);
}
