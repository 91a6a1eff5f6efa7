import type { Dictionary } from './common.ts';

/** What a person who is signing up has told so far. */
export interface NewUser {
  readonly app_metadata?: Dictionary;
  readonly email?: string;
  readonly family_name?: string;
  readonly given_name?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly phone_number?: string;
  readonly picture?: string;
  readonly user_metadata?: Dictionary;
  readonly username?: string;
}

/** A person of the tenant. Dates are ISO 8601 texts. */
export interface User {
  readonly app_metadata: Dictionary;
  readonly created_at: string;
  readonly email?: string;
  readonly email_verified: boolean;
  readonly family_name?: string;
  readonly given_name?: string;
  readonly last_password_reset?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly phone_number?: string;
  readonly phone_verified?: boolean;
  readonly picture?: string;
  readonly updated_at: string;
  readonly user_id: string;
  readonly user_metadata: Dictionary;
  readonly username?: string;
}

/** Where a person's profile comes from; linked accounts have several. Contents vary by identity provider. */
export interface Identity {
  readonly connection: string;
  readonly isSocial?: boolean;
  readonly provider: string;
  readonly user_id: string;
  readonly profileData?: Dictionary;
}

export interface LoginUser extends User {
  readonly enrolledFactors?: readonly { readonly type: string; readonly method?: string }[];
  readonly identities: readonly Identity[];
  readonly multifactor?: readonly string[];
}
