/** An account at an identity provider, in the words of OpenID Connect. */
export interface Account {
  /** What the provider knows it by. */
  readonly sub: string;
  readonly email?: string | undefined;
  readonly email_verified: boolean;
  readonly name: string;
  readonly given_name?: string | undefined;
  readonly family_name?: string | undefined;
  readonly nickname?: string | undefined;
  readonly picture?: string | undefined;
}
