import type { RestrictedClaim } from '../api/restricted-claims.ts';

/**
 * A claim that Auth0 puts into tokens. A restricted one, written out, does not compile: its expected type is the reason.
 * A name that is put together while the Action runs is checked when it runs.
 */
export type AllowedClaim<Name extends string> = Name extends 'scope'
  ? 'Auth0 throws for the claim `scope`: use api.accessToken.addScope'
  : Name extends RestrictedClaim
    ? `Auth0 drops the claim \`${Name}\` without a word: give it a namespace, https://…/${Name}`
    : Name;

/** Sets a claim of a token; the value is what JSON can hold. */
export type SetCustomClaim<Api> = <Name extends string>(name: AllowedClaim<Name>, value: unknown) => Api;
