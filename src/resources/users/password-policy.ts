import { type Doc, docOf, isDoc, itemsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What a connection asks of a password, from its legacy options or from `password_options`. */
interface Policy {
  readonly minLength: number;
  /** How many of these kinds of characters are needed. */
  readonly kinds: readonly Kind[];
  readonly needed: number;
  readonly noTriples: boolean;
  readonly noSequences: boolean;
  readonly tooLong: boolean;
  readonly dictionary: readonly string[] | undefined;
  readonly blockedFields: readonly string[];
  /** How many of the last passwords are refused. */
  readonly history: number;
}

const KINDS = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  number: /[0-9]/,
  special: /[^a-zA-Z0-9]/,
} as const;
type Kind = keyof typeof KINDS;

const LETTERS_AND_NUMBERS: readonly Kind[] = ['lowercase', 'uppercase', 'number'];
const ALL: readonly Kind[] = [...LETTERS_AND_NUMBERS, 'special'];

/** Auth0's documentation, "Configure password policies": each level, and the length that goes with it. */
const LEVELS: Readonly<
  Record<string, { length: number; kinds: readonly Kind[]; needed: number; triples: boolean }>
> = {
  none: { length: 1, kinds: [], needed: 0, triples: true },
  low: { length: 6, kinds: [], needed: 0, triples: true },
  fair: { length: 8, kinds: LETTERS_AND_NUMBERS, needed: 3, triples: true },
  good: { length: 8, kinds: ALL, needed: 3, triples: true },
  excellent: { length: 10, kinds: ALL, needed: 3, triples: false },
};

/** Auth0's documentation, "Block personal data". */
const PERSONAL = [
  'name',
  'username',
  'nickname',
  'email',
  'user_metadata.name',
  'user_metadata.first',
  'user_metadata.last',
];

/** bcrypt reads no more (documented). */
const MOST_BYTES = 72;

/**
 * Refuses a password that the connection does not allow. `isUsed` says whether it is among the user's last passwords,
 * as many as it is asked for.
 */
export function checkPassword(
  password: string,
  user: Doc,
  connection: Doc,
  isUsed: (last: number) => boolean,
): void {
  const policy = policyOf(docOf(connection.options));
  if (!isStrong(password, policy)) refuse('PasswordStrengthError: Password is too weak');
  const lower = password.toLowerCase();
  if (policy.dictionary?.some((word) => word.toLowerCase() === lower)) {
    refuse('PasswordDictionaryError: Password is too common');
  }
  if (policy.blockedFields.some((field) => contains(lower, textAt(user, field)))) {
    refuse('PasswordNoUserInfoError: Password contains user information');
  }
  if (policy.history > 0 && isUsed(policy.history)) {
    refuse('PasswordHistoryError: Password has previously been used');
  }
}

/** How many passwords have to be remembered for the connection. */
export function rememberedPasswords(connection: Doc): number {
  return policyOf(docOf(connection.options)).history;
}

function policyOf(options: Doc): Policy {
  return isDoc(options.password_options) ? flexible(options.password_options) : legacy(options);
}

function legacy(options: Doc): Policy {
  const level = LEVELS[String(options.passwordPolicy ?? 'none')] ?? LEVELS['none'];
  const { length = 1, kinds = [], needed = 0, triples = true } = level ?? {};
  const dictionary = docOf(options.password_dictionary);
  const history = docOf(options.password_history);
  return {
    minLength: Number(docOf(options.password_complexity_options).min_length ?? length),
    kinds,
    needed,
    noTriples: !triples,
    noSequences: false,
    tooLong: false,
    dictionary: dictionary.enable === true ? words(dictionary.dictionary) : undefined,
    blockedFields: docOf(options.password_no_personal_info).enable === true ? PERSONAL : [],
    history: history.enable === true ? Number(history.size ?? 5) : 0,
  };
}

function flexible(options: Doc): Policy {
  const complexity = docOf(options.complexity);
  const dictionary = docOf(options.dictionary);
  const history = docOf(options.history);
  const profile = docOf(options.profile_data);
  const kinds = textsIn(complexity.character_types).filter((one): one is Kind => Object.hasOwn(KINDS, one));
  return {
    minLength: Number(complexity.min_length ?? 1),
    kinds,
    needed: complexity.character_type_rule === 'three_of_four' ? Math.min(3, kinds.length) : kinds.length,
    noTriples: complexity.identical_characters === 'block',
    noSequences: complexity.sequential_characters === 'block',
    tooLong: complexity.max_length_exceeded === 'error',
    dictionary: dictionary.active === true ? words(dictionary.custom) : undefined,
    blockedFields: profile.active === true ? textsIn(profile.blocked_fields) : [],
    history: history.active === true ? Number(history.size ?? 5) : 0,
  };
}

function isStrong(password: string, policy: Policy): boolean {
  const found = policy.kinds.filter((kind) => KINDS[kind].test(password)).length;
  return (
    password.length >= policy.minLength &&
    found >= policy.needed &&
    !(policy.noTriples && /(.)\1\1/s.test(password)) &&
    !(policy.noSequences && hasSequence(password)) &&
    !(policy.tooLong && Buffer.byteLength(password) > MOST_BYTES)
  );
}

/** `abc` or `321` (documented). */
function hasSequence(password: string): boolean {
  const codes = [...password.toLowerCase()].map((sign) => sign.charCodeAt(0));
  return codes.some((code, i) => {
    const step = (codes[i + 1] ?? 0) - code;
    return Math.abs(step) === 1 && (codes[i + 2] ?? 0) - (codes[i + 1] ?? 0) === step;
  });
}

/** Words of one or two letters are in every password. */
function contains(password: string, value: string): boolean {
  return value.length > 2 && password.includes(value.toLowerCase());
}

function words(own: Json | undefined): readonly string[] {
  return [...COMMON_PASSWORDS, ...textsIn(own)];
}

function textAt(user: Doc, field: string): string {
  const value = field
    .split('.')
    .reduce<Json | undefined>((inner, key) => (isDoc(inner) ? inner[key] : undefined), user);
  const text = typeof value === 'string' ? value : '';
  return field === 'email' ? (text.split('@')[0] ?? '') : text;
}

function textsIn(value: Json | undefined): string[] {
  return itemsOf(value).map(String);
}

/** The names of the errors are documented, the first text was seen on tenants; the code and the other texts are assumed. */
function refuse(message: string): never {
  throw new ApiError(400, message, 'invalid_body');
}
