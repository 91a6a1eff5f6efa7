import { createHash, createHmac, pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto';
import { compareSync } from 'bcryptjs';
import { type Doc, docOf, textOf } from '../../../core/json.ts';

/**
 * Whether a password is the one that was hashed elsewhere and imported as `custom_password_hash`: Auth0's documentation,
 * "User data JSON schema for bulk user imports". Node has neither md4 nor argon2, so those never match.
 */
export function customHashMatches(password: string, custom: Doc): boolean {
  const bytes = Buffer.from(password, encodingOf(docOf(custom.password)));
  const check = CHECKS[textOf(custom.algorithm) ?? ''];
  try {
    return check?.(bytes, custom) ?? false;
  } catch {
    // A digest that this Node does not have, or a hash that is not in its form.
    return false;
  }
}

type Check = (password: Buffer, custom: Doc) => boolean;

const plain: Check = (password, custom) =>
  sameBytes(
    createHash(String(custom.algorithm)).update(withSalt(password, custom)).digest(),
    hashBytes(custom),
  );

const CHECKS: Readonly<Record<string, Check>> = {
  md4: plain,
  md5: plain,
  sha1: plain,
  sha256: plain,
  sha512: plain,
  bcrypt: (password, custom) => compareSync(withSalt(password, custom).toString(), hashText(custom)),
  hmac: (password, custom) => {
    const { digest, key } = docOf(custom.hash);
    return sameBytes(
      createHmac(String(digest), bytesOf(docOf(key)))
        .update(withSalt(password, custom))
        .digest(),
      hashBytes(custom),
    );
  },
  ldap: (password, custom) => ldapMatches(password, hashText(custom)),
  pbkdf2: (password, custom) => pbkdf2Matches(password, hashText(custom)),
  scrypt: (password, custom) => {
    const { keylen, cost = 16_384, blockSize = 8, parallelization = 1 } = custom;
    const options = { N: Number(cost), r: Number(blockSize), p: Number(parallelization), maxmem: 2 ** 28 };
    const found = scryptSync(password, bytesOf(docOf(custom.salt)), Number(keylen), options);
    return sameBytes(found, hashBytes(custom));
  },
};

/** RFC 2307: `{SSHA256}` and base64 of the digest, with the salt behind it. */
function ldapMatches(password: Buffer, text: string): boolean {
  const [, salted, digest = '', encoded = ''] = /^\{(s?)(md5|sha\d*)\}(.+)$/i.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const name = digest.toLowerCase() === 'sha' ? 'sha1' : digest.toLowerCase();
  const length = createHash(name).digest().length;
  const salt = salted ? bytes.subarray(length) : Buffer.alloc(0);
  return sameBytes(createHash(name).update(password).update(salt).digest(), bytes.subarray(0, length));
}

/** PHC string format: `$pbkdf2-sha256$i=1000,l=32$salt$hash`, with the numbers that Auth0 documents as defaults. */
function pbkdf2Matches(password: Buffer, text: string): boolean {
  const [, digest = '', parameters = '', salt = '', hash = ''] =
    /^\$pbkdf2-([\w-]+)\$(?:([\w=,]+)\$)?([\w+/=]+)\$([\w+/=]+)$/.exec(text) ?? [];
  const numbers = Object.fromEntries(parameters.split(',').map((one) => one.split('=')));
  const found = pbkdf2Sync(
    password,
    Buffer.from(salt, 'base64'),
    Number(numbers['i'] ?? 100_000),
    Number(numbers['l'] ?? 64),
    digest.replace(/^RSA-/, '').toLowerCase(),
  );
  return sameBytes(found, Buffer.from(hash, 'base64'));
}

function withSalt(password: Buffer, custom: Doc): Buffer {
  const salt = docOf(custom.salt);
  if (salt.value === undefined) return password;
  return Buffer.concat(salt.position === 'suffix' ? [password, bytesOf(salt)] : [bytesOf(salt), password]);
}

function hashText({ hash }: Doc): string {
  return String(docOf(hash).value);
}

function hashBytes({ hash }: Doc): Buffer {
  return bytesOf(docOf(hash));
}

function bytesOf(part: Doc): Buffer {
  return Buffer.from(String(part.value ?? ''), encodingOf(part));
}

function encodingOf({ encoding }: Doc): BufferEncoding {
  const name = String(encoding ?? 'utf8');
  return Buffer.isEncoding(name) ? name : 'utf8';
}

function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
