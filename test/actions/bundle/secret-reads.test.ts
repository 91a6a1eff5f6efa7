import { secretReads } from '../../../src/actions/bundle/secret-reads.ts';

/** What the text reads, as it stands there. */
function namesIn(text: string): string[] {
  return secretReads(text).map(({ name, index }) => {
    expect(text.slice(index, index + name.length)).toBe(name);
    return name;
  });
}

describe('secretReads', () => {
  test.each<[how: string, text: string, names: readonly string[]]>([
    ['a member', 'const key = event.secrets.SMS_KEY;', ['SMS_KEY']],
    [
      'a member of what may be missing',
      'event?.secrets?.SMS_KEY ?? event.secrets\n  .MAIL_KEY',
      ['SMS_KEY', 'MAIL_KEY'],
    ],
    ['a name in brackets', `event.secrets['SMS_KEY'] + event.secrets?.["MAIL_KEY"]`, ['SMS_KEY', 'MAIL_KEY']],
    [
      'a member in a template',
      ['const url = `$', '{event.secrets.BACKEND_URL}sign-ups`;'].join(''),
      ['BACKEND_URL'],
    ],
    [
      'a pattern',
      "const { BACKEND_URL, BACKEND_SECRET: secret = '', ...others } = event.secrets;",
      ['BACKEND_URL', 'BACKEND_SECRET'],
    ],
    ['a pattern with a type', 'const { SMS_KEY }: { SMS_KEY: string } = event.secrets;', ['SMS_KEY']],
    [
      'a pattern of the event',
      'const { user, secrets: { SMS_KEY, MAIL_KEY: mail } } = event;',
      ['SMS_KEY', 'MAIL_KEY'],
    ],
    [
      'a constant',
      'const keys = event.secrets;\nconst { SMS_KEY } = keys;\nsend(keys.MAIL_KEY);',
      ['SMS_KEY', 'MAIL_KEY'],
    ],
    ['a constant by a pattern', 'const { secrets, user } = event;\nsend(secrets.SMS_KEY);', ['SMS_KEY']],
    [
      'a constant with a name of its own',
      'const { secrets: keys } = event;\nsend(keys.SMS_KEY);',
      ['SMS_KEY'],
    ],
    [
      "the handler's parameter",
      'export const onExecutePostLogin: PostLogin<{ SMS_KEY: string }> = async (e, api) => send(e.secrets.SMS_KEY);',
      ['SMS_KEY'],
    ],
    [
      "a pattern as the handler's parameter",
      'exports.onExecutePostLogin = async ({ secrets, user: { name } }, api) => send(secrets.SMS_KEY);',
      ['SMS_KEY'],
    ],
    [
      'a pattern within it',
      'export async function onContinuePostLogin({ secrets: { SMS_KEY } }, api) {}',
      ['SMS_KEY'],
    ],
  ])('finds %s', (_how, text, names) => {
    expect(namesIn(text)).toEqual(names);
  });

  test.each([
    [
      'comments and texts',
      "// event.secrets.SMS_KEY\nfail('event.secrets.SMS_KEY is not set'); /* event.secrets.SMS_KEY */",
    ],
    ['other secrets', 'vault.secrets.SMS_KEY; actions.secrets.SMS_KEY; my.event.secrets.SMS_KEY;'],
    ['names that are worked out', "const name = pick(); event.secrets[name]; event.secrets['KEY_' + name];"],
    ['what every object has', "event.secrets.hasOwnProperty('x'); event.secrets.toString();"],
    [
      'what is read of a secret',
      'const { length } = event.secrets.toString(); const { city } = event.user.user_metadata;',
    ],
    ['an object with that key', "const options = { secrets: { SMS_KEY: 'x' } };"],
    ['a function that takes secrets of its own', 'const send = ({ secrets: { SMS_KEY } }) => SMS_KEY;'],
  ])('leaves alone %s', (_what, text) => {
    expect(namesIn(text)).toEqual([]);
  });
});
