import { dictionary, flag, list, type ObjectSchema, object, type TypeOf, text, texts } from './schema.ts';

const names = {
  email: text,
  family_name: text,
  given_name: text,
  name: text,
  nickname: text,
  picture: text,
  username: text,
};

const newUserSchema = object(
  {},
  { ...names, app_metadata: dictionary, phone_number: text, user_metadata: dictionary },
);

/** What a person who is signing up has told so far. */
export interface NewUser extends TypeOf<typeof newUserSchema> {}
export const newUser: ObjectSchema<NewUser> = newUserSchema;

const must = {
  app_metadata: dictionary,
  created_at: text,
  email_verified: flag,
  updated_at: text,
  user_id: text,
  user_metadata: dictionary,
};

const may = { ...names, last_password_reset: text, phone_number: text, phone_verified: flag };

const userSchema = object(must, may);

/** A person of the tenant. Dates are ISO 8601 texts. */
export interface User extends TypeOf<typeof userSchema> {}
export const user: ObjectSchema<User> = userSchema;

const identitySchema = object(
  { connection: text, provider: text, user_id: text },
  { isSocial: flag, profileData: dictionary },
);

/** Where a person's profile comes from; linked accounts have several. */
export interface Identity extends TypeOf<typeof identitySchema> {}
const identity: ObjectSchema<Identity> = identitySchema;

const identities = list(identity);

/** `method`, of `phone`: `sms` or `voice`. */
const enrolledFactors = list(object({ type: text }, { method: text }));

const loginUserSchema = object(
  { ...must, identities },
  {
    ...may,
    /** Those that are active, `email` included. */
    enrolledFactors,
    /** Providers of multi-factor authentication that the person is enrolled with. */
    multifactor: texts,
  },
);

export interface LoginUser extends TypeOf<typeof loginUserSchema> {}
export const loginUser: ObjectSchema<LoginUser> = loginUserSchema;

const resetUserSchema = object({ ...must, identities }, { ...may, enrolledFactors });

export interface ResetUser extends TypeOf<typeof resetUserSchema> {}
export const resetUser: ObjectSchema<ResetUser> = resetUserSchema;

const phoneUserSchema = object(must, { ...may, identities });

export interface PhoneUser extends TypeOf<typeof phoneUserSchema> {}
export const phoneUser: ObjectSchema<PhoneUser> = phoneUserSchema;

const emailUserSchema = object(
  { app_metadata: dictionary, email_verified: flag, user_id: text, user_metadata: dictionary },
  names,
);

export interface EmailUser extends TypeOf<typeof emailUserSchema> {}
export const emailUser: ObjectSchema<EmailUser> = emailUserSchema;

const changedUserSchema = object(
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

/** Whose password has changed. */
export interface ChangedUser extends TypeOf<typeof changedUserSchema> {}
export const changedUser: ObjectSchema<ChangedUser> = changedUserSchema;
