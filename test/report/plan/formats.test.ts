import { keepSecret } from '../../../src/core/mask.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planDigest } from '../../../src/plan/plan-digest.ts';
import { planFormats } from '../../../src/report/plan/formats.ts';
import { commentMark, digestIn, planMarkdown } from '../../../src/report/plan/markdown.ts';
import { hasRisk } from '../../../src/report/plan/summary.ts';
import { examplePlan } from '../../support/example-plan.ts';

const plain = { color: false };
const plan = examplePlan();
const inFormat = (format: string, one: Plan = plan) => planFormats[format]?.(one, plain) ?? '';

test('the terminal shows the counts, the worst risk first, then resources, then tokens', () => {
  expect(inFormat('text')).toBe(
    [
      'Plan for production, compared with fernhill.eu.auth0.com: 2 changed, 1 deleted; 2 sign-ins rehearsed, 2 differ.',
      '',
      'Risks',
      '',
      '  critical  CALLBACK-WILDCARD  tenant/clients.yaml:9:7',
      '    https://*.fernhill.example/callback also stands for addresses that you do not own.',
      '  high      CREDENTIAL-ROTATE  clients Fernhill Bookings',
      '    Fernhill Bookings gets another secret.',
      '  high      ROLE-DELETE  roles Mechanic',
      '    Everyone with the role Mechanic loses it.',
      '  medium    ACTION-CODE  actions add-roles',
      '    The code of add-roles changes.',
      '',
      'Resources',
      '',
      '  - roles    Mechanic',
      '  ~ clients  Fernhill Bookings',
      '      callbacks: + "https://*.fernhill.example/callback"',
      '      client_secret: "«secret»" → "«secret»"',
      '  ~ actions  add-roles',
      '      code:',
      '        @@ line 1 @@',
      '         one();',
      '        -two();',
      '        +three();',
      '',
      '0 created, 2 changed, 1 deleted, 0 left alone.',
      '',
      'Tokens',
      '',
      '  theo at Fernhill Bookings is refused now',
      '      ID token: {"sub":"auth0|nora","https://fernhill.example/roles":[]} → (none)',
      '      scope: ["openid"] → (none)',
      '      refused: (none) → {"error":"access_denied","description":"Please confirm your…',
      '  nora at Fernhill Bookings gets other tokens',
      '      ID token.https://fernhill.example/roles: ["Customer"] → ["Customer","Mechanic"]',
      '',
      'Could not be rehearsed',
      '',
      '  The custom database of fernhill-legacy: its scripts are not run.',
    ].join('\n'),
  );
});

test('JSON is one document with its version and its digest', () => {
  expect(JSON.parse(inFormat('json'))).toMatchObject({
    formatVersion: 1,
    digest: planDigest(plan),
    environment: 'production',
    findings: [{ risk: 'CALLBACK-WILDCARD', at: { line: 9 } }, {}, {}, {}],
  });
});

test('a comment tells the digest of its plan to whoever reads it again', () => {
  expect(digestIn(planMarkdown(plan))).toBe(planDigest(plan));
  expect(digestIn('A comment of Wanda’s.')).toBeUndefined();
});

test('annotations are GitHub’s workflow commands at the lines that cause a risk', () => {
  expect(inFormat('github').split('\n')).toEqual([
    '::error file=tenant/clients.yaml,line=9,col=7,title=CALLBACK-WILDCARD (critical)::https://*.fernhill.example/callback also stands for addresses that you do not own.',
    '::error title=CREDENTIAL-ROTATE (high)::Fernhill Bookings gets another secret.',
    '::error title=ROLE-DELETE (high)::Everyone with the role Mechanic loses it.',
    '::warning title=ACTION-CODE (medium)::The code of add-roles changes.',
  ]);
});

test('SARIF names a rule for every result, with its place', () => {
  const { runs } = JSON.parse(inFormat('sarif'));
  const rules = new Set(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id));
  expect(runs[0].results).toHaveLength(4);
  for (const { ruleId, level } of runs[0].results) {
    expect(rules).toContain(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
  }
  expect(runs[0].results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'tenant/clients.yaml' },
    region: { startLine: 9, startColumn: 7 },
  });
});

test('the page shows tokens side by side, needs nothing from elsewhere, and runs no script', () => {
  const page = inFormat('html');
  expect(page).toContain('<td class="before">[\n &#34;Customer&#34;\n]</td>');
  expect(page).toContain('<label for="show-critical">critical</label>');
  expect(page).not.toMatch(/<script|<link|src=|@import|url\(/);
});

test('the page shows code side by side, each line with its number', () => {
  const page = inFormat('html');
  expect(page).toContain(
    '<tr><td class="number">2</td><td class="before">two();</td><td class="number">2</td><td class="after">three();</td></tr>',
  );
  expect(page).toContain(
    '<tr><td class="number">1</td><td>one();</td><td class="number">1</td><td>one();</td></tr>',
  );
});

test.each(['text', 'markdown', 'html', 'json'])('a request that is not understood is in %s', (format) => {
  const text = inFormat(format, { ...plan, unknownRequests: ['POST /api/v2/riddles'] });
  expect(text).toContain('POST /api/v2/riddles');
});

test('the terminal counts the requests that come to a change, and JSON names them', () => {
  const requests = ['PATCH /api/v2/clients/abc'];
  const asked = { ...plan, changes: plan.changes.map((one) => ({ ...one, requests })) };
  expect(inFormat('text', asked)).toContain('~ clients  Fernhill Bookings  (1 request)');
  expect(JSON.parse(inFormat('json', asked)).changes[0].requests).toEqual(requests);
});

test.each(['text', 'markdown', 'html'])(
  'a secret that nobody can compare is told as sent in %s',
  (format) => {
    const changes = plan.changes.map((one) => ({ ...one, sent: ['secrets.CRM_KEY.value'] }));
    const text = inFormat(format, { ...plan, changes });
    expect(text).toContain(
      format === 'html'
        ? '<h4>secrets.CRM_KEY.value</h4><p>will be sent</p>'
        : 'secrets.CRM_KEY.value: will be sent',
    );
  },
);

test.each(['text', 'markdown', 'html', 'json'])('how much uses what a risk is about is in %s', (format) => {
  const log = { counts: { 'sign-ins': 1240 }, days: 10, atLeast: false };
  const radius = { of: 'application' as const, log, unknown: [] };
  const text = inFormat(format, { ...plan, findings: plan.findings.map((one) => ({ ...one, radius })) });
  expect(text).toContain(
    format === 'json' ? '"sign-ins": 1240' : '1,240 sign-ins in 10 days used this application.',
  );
});

describe('a comment', () => {
  test('can be found again, and folds its parts', () => {
    const text = inFormat('markdown');
    expect(text.startsWith(commentMark('production'))).toBe(true);
    expect(text).toContain('<details open><summary>Risks (4)</summary>');
    expect(text).toContain('- **critical** CALLBACK-WILDCARD, `tenant/clients.yaml:9:7`:');
    expect(text).toContain('<details><summary>Resources (3)</summary>');
  });

  test('is short enough for GitHub whatever the plan, and counts what was cut, the least important first', () => {
    const changes = Array.from({ length: 900 }, (_, index) => ({
      kind: 'roles',
      name: `Mechanic of workshop ${index} with a name that takes its place in a line`,
      action: 'update' as const,
      fields: [{ field: 'description', before: 'x'.repeat(55), after: 'y'.repeat(55) }],
      place: { path: '/roles', before: `rol_${index}`, after: `rol_${index}` },
    }));
    const text = planMarkdown({ ...plan, changes });
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/… and \d+ more, which the job’s log shows\./);
    expect(text).toContain('<summary>Risks (4)</summary>');
    expect(text).toContain('theo at Fernhill Bookings');
    expect(text.trimEnd().endsWith('</details>')).toBe(true);
  });

  test('cannot be made to say something else by a name, and no code ends its fence', () => {
    const [change] = plan.changes;
    if (!change) throw new Error('the example has a change');
    const name = '@everyone [click](https://other.example) <img src=x> ```';
    const fields = [{ field: 'code', before: 'a\nb', after: 'a\n````\n# heading' }];
    const text = planMarkdown({ ...plan, changes: [{ ...change, name, fields }] });
    expect(text).not.toContain('@everyone');
    expect(text).not.toContain('[click]');
    expect(text).not.toContain('<img');
    expect(text).toContain('`````diff');
  });
});

test.each(Object.keys(planFormats))('no secret is in %s, in any form', (format) => {
  const secret = keepSecret(
    'a "secret" of <Fernhill> & nobody else, which is long enough to be cut somewhere',
  );
  const fields = [
    { field: 'description', before: undefined, after: `it is ${secret}` },
    { field: 'code', before: 'a();\nb();\n', after: `a();\nconst key = '${secret}';\n` },
  ];
  const place = { path: '/roles', after: 'rol_2' };
  const changed = {
    ...plan,
    changes: [...plan.changes, { kind: 'roles', name: secret, action: 'create' as const, fields, place }],
    findings: plan.findings.map((one) => ({ ...one, message: `${one.message} ${secret}.` })),
  };
  const text = inFormat(format, changed);
  const forms = [
    secret,
    'nobody else, which is long',
    Buffer.from(secret).toString('base64'),
    encodeURIComponent(secret),
    'the-secret-of-the-bookings-application',
    'the-other-secret-of-the-application',
  ];
  for (const form of forms) expect(text).not.toContain(form);
});

test('a plan fails on a risk as bad as asked, and not on one that is accepted', () => {
  expect(hasRisk(plan, ['critical'])).toBe(true);
  const accepted = plan.findings.map((one) => ({
    ...one,
    accepted: { reason: 'Previews', until: '2026-12-31' },
  }));
  expect(hasRisk({ ...plan, findings: accepted }, ['critical', 'high'])).toBe(false);
  expect(inFormat('github', { ...plan, findings: accepted })).toBe('');
  expect(inFormat('text', { ...plan, findings: accepted })).toContain(
    'accepted until 2026-12-31  CALLBACK-WILDCARD',
  );
});
