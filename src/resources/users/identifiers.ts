import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { accountsWith } from './identities.ts';

/** What a person may be known by, and what Auth0 says where somebody else of the connection has it already. */
const IDENTIFIERS = {
  email: { created: 'The user already exists.', updated: 'The specified new email already exists' },
  username: {
    created: 'The username provided is in use already.',
    updated: 'The specified new username already exists',
  },
  phone_number: {
    created: 'The user already exists.',
    updated: 'The specified new phone number already exists',
  },
} as const;

type Identifier = keyof typeof IDENTIFIERS;

/** Refuses what another account of the connection has: 409 for a new user, 400 for one that is changed (seen on tenants). */
export function refuseTwin(
  documents: Documents,
  connection: Doc,
  account: Doc,
  self: string | undefined,
): void {
  for (const field of Object.keys(IDENTIFIERS) as Identifier[]) {
    const value = account[field];
    if (typeof value !== 'string' || (field === 'email' && !isEmailUnique(connection))) continue;
    const twins = accountsWith(documents, String(connection.name), field, value);
    if (!twins.some(({ user_id }) => user_id !== self)) continue;
    const { created, updated } = IDENTIFIERS[field];
    throw self === undefined
      ? new ApiError(409, created, 'auth0_idp_error')
      : new ApiError(400, updated, 'auth0_idp_error');
  }
}

function isEmailUnique(connection: Doc): boolean {
  return docAt(connection, 'options', 'attributes', 'email').unique !== false;
}

/** Names are kept in lower case in databases of Auth0's own (documented). */
export function lowerCased(account: Doc, before: Doc = {}): Doc {
  const changed: Record<string, Json> = { ...account };
  for (const field of ['email', 'username']) {
    const value = account[field];
    if (typeof value === 'string' && value !== before[field]) changed[field] = value.toLowerCase();
  }
  return changed;
}

const ALLOWED = /^[a-z0-9@^$.!`\-#+'~_]+$/i;

/** Auth0's documentation, "Require username": which signs, how long, and no e-mail address. */
export function checkUsername(username: string, connection: Doc): void {
  const legacy = docAt(connection, 'options', 'validation', 'username');
  const attribute = docAt(connection, 'options', 'attributes', 'username', 'validation');
  const least = Number(legacy.min ?? attribute.min_length ?? 1);
  const most = Number(legacy.max ?? attribute.max_length ?? 128);
  if (username.length < least || username.length > most) {
    refuse(`Username must be between ${least} and ${most} characters long.`);
  }
  const types = docAt(attribute, 'allowed_types');
  const isEmail = /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username);
  if (isEmail && types.email !== true) refuse('Username can not be an email.');
  if (!ALLOWED.test(username)) refuse("Username can only contain alphanumeric characters or _+-.!#$'^`~@.");
}

/** Whether people of the connection have usernames. */
export function hasUsernames(connection: Doc): boolean {
  const options = docAt(connection, 'options');
  return options.requires_username === true || isDoc(docAt(options, 'attributes').username);
}

function docAt(doc: Doc, ...path: readonly string[]): Doc {
  return path.reduce<Doc>((inner, key) => {
    const value = inner[key];
    return docOf(value);
  }, doc);
}

/** Wording assumed. */
function refuse(message: string): never {
  throw new ApiError(400, message, 'invalid_body');
}
