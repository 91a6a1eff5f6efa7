import { dictionary, flag, list, object, text, texts } from './schema.ts';

const names = {
  email: text,
  family_name: text,
  given_name: text,
  name: text,
  nickname: text,
  picture: text,
  username: text,
};

/** What a person who is signing up has told so far. */
export const newUser = object(
  {},
  { ...names, app_metadata: dictionary, phone_number: text, user_metadata: dictionary },
);

const must = {
  app_metadata: dictionary,
  created_at: text,
  email_verified: flag,
  updated_at: text,
  user_id: text,
  user_metadata: dictionary,
};

const may = { ...names, last_password_reset: text, phone_number: text, phone_verified: flag };

/** A person of the tenant. Dates are ISO 8601 texts. */
export const user = object(must, may);

/** Where a person's profile comes from; linked accounts have several. */
export const identity = object(
  { connection: text, provider: text, user_id: text },
  { isSocial: flag, profileData: dictionary },
);

const identities = list(identity);

/** `method`, of `phone`: `sms` or `voice`. */
const enrolledFactors = list(object({ type: text }, { method: text }));

export const loginUser = object(
  { ...must, identities },
  {
    ...may,
    /** Those that are active, `email` included. */
    enrolledFactors,
    /** Providers of multi-factor authentication that the person is enrolled with. */
    multifactor: texts,
  },
);

export const resetUser = object({ ...must, identities }, { ...may, enrolledFactors });

export const phoneUser = object(must, { ...may, identities });

export const emailUser = object(
  { app_metadata: dictionary, email_verified: flag, user_id: text, user_metadata: dictionary },
  names,
);

/** Whose password has changed. */
export const changedUser = object(
  {},
  {
    email: text,
    email_verified: flag,
    last_password_reset: text,
    phone_number: text,
    phone_verified: flag,
    user_id: text,
    username: text,
  },
);
