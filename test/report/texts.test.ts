import { keepSecret } from '../../src/core/mask.ts';
import type { SignedIn } from '../../src/deploy/sign-in-personas.ts';
import type { Change } from '../../src/plan/change.ts';
import { countsText } from '../../src/report/counts-text.ts';
import { deploymentJson } from '../../src/report/deployment-json.ts';
import { differenceText } from '../../src/report/difference-text.ts';
import { signInText } from '../../src/report/sign-in-text.ts';

const plain = { color: false };

const persona = {
  name: 'milo',
  email: 'milo.brandt@fernhill.example',
  email_verified: true,
  connection: 'fernhill-staff',
  password: 'Milo-trues-wheels-by-ear-42',
  roles: ['Mechanic'],
  organizations: [],
  profile: {},
  user_metadata: {},
  app_metadata: {},
};
const signedIn: SignedIn = {
  persona,
  idToken: { sub: 'auth0|milo', iat: 1_780_000_000 },
  accessToken: 'opaque',
};

it('tells what auth0-deploy-cli sent, without the types that it left alone', () => {
  const counts = {
    clients: { created: 1, updated: 2, deleted: 0 },
    roles: { created: 0, updated: 0, deleted: 0 },
    resourceServers: { created: 0, updated: 0, deleted: 1 },
  };
  expect(countsText(counts)).toBe(
    [
      'What auth0-deploy-cli sent:',
      '  clients          1 created, 2 written again, 0 deleted',
      '  resourceServers  0 created, 0 written again, 1 deleted',
    ].join('\n'),
  );
  expect(countsText({})).toBe('auth0-deploy-cli wrote nothing.');
});

it('shows the claims of a sign-in, with times as people read them', () => {
  expect(signInText(signedIn, plain)).toBe(
    [
      'milo <milo.brandt@fernhill.example> from fernhill-staff',
      '  ID token',
      '    sub  "auth0|milo"',
      '    iat  1780000000 (2026-05-28T20:26:40.000Z)',
      '  access token',
      '    (opaque)',
    ].join('\n'),
  );
});

it('shows why a sign-in was refused', () => {
  const refused = { error: 'access_denied', description: 'Please confirm your e-mail address.' };
  expect(signInText({ persona, refused }, plain)).toBe(
    [
      'milo <milo.brandt@fernhill.example> from fernhill-staff',
      '  refused: access_denied: Please confirm your e-mail address.',
    ].join('\n'),
  );
});

const place = { path: '/clients', before: 'abc', after: 'abc' };
const updated = (fields: Change['fields']) =>
  differenceText(
    {
      changes: [{ kind: 'clients', name: 'Fernhill Bookings', action: 'update', fields, place }],
      unchanged: 0,
    },
    plain,
  );

it('cuts a long value, and masks a secret that stands in a plain field', () => {
  keepSecret('the-backend-and-the-action-share-this');
  const fields = [
    { field: 'description', before: undefined, after: 'the-backend-and-the-action-share-this' },
    { field: 'callbacks', before: Array(20).fill('https://a.example'), after: [] },
  ];
  const text = updated(fields);
  const [, description, callbacks = ''] = text.split('\n');
  expect(description).toBe('      description: (none) → "«secret»"');
  expect(callbacks).toMatch(/… → \[\]$/);
  expect(callbacks.length).toBeLessThan(90);
});

it('masks a secret also where the line would be cut through it', () => {
  const secret = keepSecret('a-secret-that-is-much-longer-than-what-one-line-of-the-report-shows-of-a-value');
  const fields = [{ field: 'description', before: undefined, after: secret }];
  const text = updated(fields);
  expect(text).not.toContain('a-secret-that-is');
});

it('shows of a set what is new and what is gone, and of a long text the lines that differ', () => {
  const callbacks = {
    field: 'callbacks',
    before: ['https://a.example', 'https://b.example'],
    after: ['https://b.example', 'https://c.example'],
    items: { added: ['https://c.example'], removed: ['https://a.example'] },
  };
  const code = {
    field: 'code',
    before: 'one\ntwo\nthree\nfour\nfive\nsix\n',
    after: 'one\ntwo\nthree\nfour\nfive\nseven\n',
  };
  expect(updated([callbacks, code])).toBe(
    [
      '  ~ clients  Fernhill Bookings',
      '      callbacks: − "https://a.example"  + "https://c.example"',
      '      code:',
      '        @@ line 4 @@',
      '         four',
      '         five',
      '        -six',
      '        +seven',
      '',
      '0 created, 1 changed, 0 deleted, 0 left alone.',
    ].join('\n'),
  );
});

it('cuts the difference of a text that is new, and masks secrets in it', () => {
  keepSecret('the-backend-and-the-action-share-this');
  const after = `${'line\n'.repeat(60)}const key = 'the-backend-and-the-action-share-this';\n`;
  const shown = updated([{ field: 'code', before: undefined, after }]);
  expect(shown).toContain('… 22 more lines');
  const last = `const key = 'the-backend-and-the-action-share-this';\nrun();\n`;
  expect(updated([{ field: 'code', before: 'run();\n', after: last }])).toContain("+const key = '«secret»';");
});

it('is one JSON document with its version, and no password in it', () => {
  const difference = { changes: [], unchanged: 3 };
  const text = deploymentJson('local', {
    domain: 'localhost:4400',
    difference,
    signIns: [signedIn],
  });
  expect(JSON.parse(text)).toEqual({
    formatVersion: 1,
    environment: 'local',
    domain: 'localhost:4400',
    changes: [],
    unchanged: 3,
    signIns: [{ persona: 'milo', idToken: signedIn.idToken, accessToken: 'opaque' }],
  });
});
