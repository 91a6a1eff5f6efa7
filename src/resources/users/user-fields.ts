import * as z from 'zod';
import { flag, free, listOf, loose, number, object, settings, text, texts } from '../schema.ts';
import { readOnly, ref, secret, whole, writeOnly } from '../traits.ts';

/** Auth0's formats, as far as they are documented; the wording of a refusal names them. */
export const email = z.email({ pattern: /^[^\s@]{1,64}@[^\s@]+$/ }).max(254);
const phone = text.regex(/^\+[0-9]{1,15}$/);
const uri = z.url();
const short = text.min(1).max(150);
const long = text.min(1).max(300);

/** Metadata is merged by the hooks: an empty object takes all of it away (documented). */
const metadata = whole(free);

const profile = {
  email,
  phone_number: phone,
  user_metadata: metadata,
  app_metadata: metadata,
  blocked: flag,
  email_verified: flag,
  phone_verified: flag,
  given_name: short,
  family_name: short,
  name: long,
  nickname: long,
  picture: uri,
  username: text.min(1).max(128),
  password: writeOnly(secret(text.min(1))),
  verify_email: writeOnly(flag),
};

const profileData = loose({ email: text, email_verified: flag, name: text, username: text });

/** One account of a user; the first is the primary one. Tokens of its provider are shown to those with `read:user_idp_tokens`. */
const identity = loose({
  connection: text,
  user_id: z.union([text, number]),
  provider: text,
  isSocial: flag,
  access_token: secret(text),
  access_token_secret: secret(text),
  refresh_token: secret(text),
  profileData,
});

export const userFields = object(
  { connection: writeOnly(ref(text.min(1), ['databases', 'connections'])) },
  {
    ...profile,
    user_id: text.max(255).regex(/^\S*$/),
    identities: readOnly(listOf(identity)),
    multifactor: readOnly(texts),
    multifactor_last_modified: readOnly(text),
    last_ip: readOnly(text),
    last_login: readOnly(text),
    last_password_reset: readOnly(text),
    logins_count: readOnly(number),
    created_at: readOnly(text),
    updated_at: readOnly(text),
  },
);

/** What PATCH takes: null takes a text away (documented). */
export const userUpdate = settings({
  ...profile,
  email: email.nullable(),
  phone_number: phone.nullable(),
  given_name: short.nullable(),
  family_name: short.nullable(),
  name: long.nullable(),
  nickname: long.nullable(),
  picture: uri.nullable(),
  username: profile.username.nullable(),
  password: writeOnly(secret(text.min(1).nullable())),
  verify_phone_number: writeOnly(flag),
  connection: writeOnly(text.min(1)),
  client_id: writeOnly(text.min(1)),
});
