import { hashSync } from 'bcryptjs';
import { hashPassword, passwordMatches } from '../../src/core/passwords.ts';
import { seededRandom } from '../../src/core/random.ts';

it('knows a password by its hash, and no other', () => {
  const random = seededRandom('fernhill');
  const hash = hashPassword('Nora-rides-the-river-path-7', random);
  expect(hash).not.toContain('Nora');
  expect(passwordMatches('Nora-rides-the-river-path-7', hash)).toBe(true);
  expect(passwordMatches('nora-rides-the-river-path-7', hash)).toBe(false);
  expect(hashPassword('Nora-rides-the-river-path-7', random)).not.toBe(hash);
});

it('takes a bcrypt hash that was imported', () => {
  expect(passwordMatches('Puncture-repair-1', hashSync('Puncture-repair-1', 4))).toBe(true);
  expect(passwordMatches('puncture-repair-1', hashSync('Puncture-repair-1', 4))).toBe(false);
});

it('matches nothing where the hash is none', () => {
  for (const hash of ['', 'plain', '$pbkdf2-sha256$i=1000$$', '$2b$04$short']) {
    expect(passwordMatches('plain', hash)).toBe(false);
  }
});
