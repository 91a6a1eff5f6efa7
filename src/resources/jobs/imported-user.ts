import * as z from 'zod';
import type { Doc, Json } from '../../core/json.ts';
import { choice, flag, free, listOf, object, settings, text } from '../schema.ts';
import { email } from '../users/user-fields.ts';

/** Auth0's documentation, "User data JSON schema for bulk user imports". */
const encoding = choice('base64', 'hex', 'utf8');
const customHash = object(
  {
    algorithm: choice(...'argon2 bcrypt hmac ldap md4 md5 sha1 sha256 sha512 pbkdf2 scrypt'.split(' ')),
    hash: settings({
      value: text,
      encoding,
      digest: choice(...'md4 md5 ripemd160 sha1 sha224 sha256 sha384 sha512 whirlpool'.split(' ')),
      key: object({ value: text }, { encoding }),
    }),
  },
  {
    salt: object({ value: text }, { encoding, position: choice('prefix', 'suffix') }),
    password: settings({ encoding: choice('ascii', 'utf8', 'utf16le', 'ucs2', 'latin1', 'binary') }),
    keylen: z.int().min(1),
    cost: z.int().min(2),
    blockSize: z.int().min(1),
    parallelization: z.int().min(1),
  },
);

const factor = settings({
  totp: object({ secret: text.regex(/^[A-Z2-7]+$/) }),
  phone: object({ value: text.regex(/^\+[0-9]{1,15}$/) }),
  email: object({ value: email }),
});

const importedUser = object(
  { email },
  {
    email_verified: flag,
    phone_number: text.regex(/^\+[0-9]{1,15}$/),
    phone_verified: flag,
    user_id: text,
    username: text.min(1).max(128),
    given_name: text,
    family_name: text,
    name: text,
    nickname: text,
    picture: text,
    blocked: flag,
    password_hash: text.regex(/^\$2[ab]\$\d\d\$[./A-Za-z0-9]{53}$/),
    custom_password_hash: customHash,
    app_metadata: free,
    user_metadata: free,
    mfa_factors: listOf(factor).min(1).max(10),
  },
);

/** Documented: what app_metadata may not hold, as it would hide what the tenant keeps itself. */
const PROHIBITED = new Set(
  `__tenant _id blocked clientID created_at email_verified email globalClientID global_client_id identities lastIP
  lastLogin loginsCount metadata multifactor_last_modified multifactor updated_at user_id`.split(/\s+/),
);

/** What is wrong with a row: the codes are documented. */
export interface RowError {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
}

const CODES: Readonly<Record<string, string>> = {
  invalid_type: 'INVALID_TYPE',
  invalid_value: 'ENUM_MISMATCH',
  unrecognized_keys: 'NOT_PASSED',
};

/** Every way in which a row is not a user that can be imported. */
export function problemsOf(row: Json): RowError[] {
  const parsed = importedUser.safeParse(row);
  const problems = parsed.error?.issues.map((issue) => asRowError(issue, row)) ?? [];
  const {
    password_hash: hash,
    custom_password_hash: custom,
    app_metadata: metadata,
  } = (parsed.data ?? {}) as Doc;
  if (hash !== undefined && custom !== undefined) {
    problems.push({
      code: 'NOT_PASSED',
      message: 'password_hash and custom_password_hash are mutually exclusive',
      path: 'custom_password_hash',
    });
  }
  for (const key of Object.keys((metadata ?? {}) as Doc)) {
    if (PROHIBITED.has(key)) {
      problems.push({
        code: 'NOT_PASSED',
        message: `app_metadata cannot contain ${key}`,
        path: 'app_metadata',
      });
    }
  }
  return problems;
}

function asRowError(issue: z.core.$ZodIssue, row: Json): RowError {
  const path = issue.path.map(String).join('.');
  const on = path !== '' && { path };
  if (issue.code === 'invalid_type' && isMissing(row, issue.path)) {
    return { code: 'OBJECT_REQUIRED', message: `Missing required property: ${path}`, ...on };
  }
  return { code: codeOf(issue), message: messageOf(issue), ...on };
}

function isMissing(row: Json, path: readonly PropertyKey[]): boolean {
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    row,
  );
  return value === undefined;
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format') return issue.format === 'regex' ? 'PATTERN' : 'FORMAT';
  const large = issue.code === 'too_big';
  if (!large && issue.code !== 'too_small') return CODES[issue.code] ?? 'NOT_PASSED';
  if (issue.origin === 'string') return large ? 'MAX_LENGTH' : 'MIN_LENGTH';
  if (issue.origin === 'array') return large ? 'ARRAY_LENGTH_LONG' : 'ARRAY_LENGTH_SHORT';
  return large ? 'MAXIMUM' : 'MINIMUM';
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Additional properties not allowed: ${issue.keys.join(',')}`;
  if (issue.code === 'invalid_format') return `Object didn't pass validation for format ${issue.format}`;
  return issue.message;
}
