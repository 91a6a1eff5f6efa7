import type { Doc } from '../../src/core/json.ts';
import { checkPassword } from '../../src/resources/users/password-policy.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const AMA: Doc = { email: 'boateng@fernhill.example', nickname: 'Ama', user_metadata: { first: 'Afia' } };

function refusal(password: string, options: Doc): string {
  try {
    checkPassword(password, AMA, { options }, () => false);
    return '';
  } catch (error) {
    return (error as Error).message.split(':')[0] ?? '';
  }
}

const WEAK = 'PasswordStrengthError';

it.each<[string, Doc, string]>([
  ['a', {}, ''],
  ['short', { passwordPolicy: 'low' }, WEAK],
  ['longer', { passwordPolicy: 'low' }, ''],
  ['longer', { passwordPolicy: 'low', password_complexity_options: { min_length: 9 } }, WEAK],
  ['Passwords', { passwordPolicy: 'fair' }, WEAK],
  ['Passwords1', { passwordPolicy: 'fair' }, ''],
  ['passpass$12', { passwordPolicy: 'good' }, ''],
  ['passpass12', { passwordPolicy: 'good' }, WEAK],
  ['Passsword$12', { passwordPolicy: 'excellent' }, WEAK],
  ['Passwoord$12', { passwordPolicy: 'excellent' }, ''],
  ['QWERTY', { password_dictionary: { enable: true } }, 'PasswordDictionaryError'],
  ['Bicycle', { password_dictionary: { enable: true, dictionary: ['bicycle'] } }, 'PasswordDictionaryError'],
  ['my-boateng-42', { password_no_personal_info: { enable: true } }, 'PasswordNoUserInfoError'],
  ['xx-AFIA-xx', { password_no_personal_info: { enable: true } }, 'PasswordNoUserInfoError'],
  ['xxabcxx', { password_options: { complexity: { sequential_characters: 'block' } } }, WEAK],
  ['xx321xx', { password_options: { complexity: { sequential_characters: 'block' } } }, WEAK],
  ['lower-only', { password_options: { complexity: { character_types: ['uppercase'] } } }, WEAK],
  [
    'my-boateng-42',
    { password_options: { profile_data: { active: true, blocked_fields: ['email'] } } },
    'PasswordNoUserInfoError',
  ],
])('%s with %j: %s', (password, options, expected) => {
  expect(refusal(password, options)).toBe(expected);
});

describe('password history', () => {
  let fernhill: OpenTenant;
  beforeAll(async () => {
    fernhill = await openTenant();
  });
  afterAll(() => fernhill.tenant.close());

  it('refuses the last passwords, as many as the connection remembers', async () => {
    await fernhill.api('POST', '/connections', {
      name: 'staff',
      strategy: 'auth0',
      options: { password_history: { enable: true, size: 2 } },
    });
    const { body } = await fernhill.api('POST', '/users', {
      connection: 'staff',
      email: 'ama@fernhill.example',
      password: 'Spoke-no-1',
    });
    const path = `/users/${encodeURIComponent(String(body['user_id']))}`;
    const change = async (password: string) =>
      (await fernhill.api('PATCH', path, { password })).body['message'];
    expect(await change('Spoke-no-1')).toBe('PasswordHistoryError: Password has previously been used');
    expect(await change('Spoke-no-2')).toBeUndefined();
    expect(await change('Spoke-no-1')).toMatch('PasswordHistoryError');
    expect(await change('Spoke-no-3')).toBeUndefined();
    expect(await change('Spoke-no-1')).toBeUndefined();
  });
});
