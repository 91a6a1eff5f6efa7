import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProject } from '../../src/config/read-project.ts';
import { acceptRisks } from '../../src/plan/accept-risks.ts';
import { placeFindings } from '../../src/plan/place-findings.ts';
import type { PlacedFinding } from '../../src/plan/plan.ts';
import { readFiles } from '../config/support/project.ts';

const ACCEPTED = `accepted:
  - risk: CALLBACK-WILDCARD
    resource: Fernhill Bookings
    reason: Every preview has an address of its own.
    until: 2026-12-31
`;

const finding = (risk: string, name: string): PlacedFinding => ({
  risk,
  severity: 'critical',
  kind: 'clients',
  name,
  place: { path: '/clients' },
  message: 'It is dangerous.',
});

async function acceptedIn(text: string) {
  const { acceptedRisks, problems, tenant } = await readFiles({
    'tenant/accepted-risks.yaml': text,
    'tenant/roles.yaml': 'roles: []\n',
    'tenant/environments/local.yaml': '{}\n',
  });
  return { acceptedRisks, problems, tenant };
}

test('a risk is accepted for the resource that is named, until the end of its day', async () => {
  const { acceptedRisks: accepted, problems, tenant } = await acceptedIn(ACCEPTED);
  expect(problems).toEqual([]);
  expect(tenant).not.toHaveProperty('accepted');
  const findings = [
    finding('CALLBACK-WILDCARD', 'Fernhill Bookings'),
    finding('CALLBACK-WILDCARD', 'Fernhill Board'),
  ];
  const marked = acceptRisks(findings, { accepted, today: '2026-12-31' });
  expect(marked.map((one) => one.accepted)).toEqual([
    { reason: 'Every preview has an address of its own.', until: '2026-12-31' },
    undefined,
  ]);
});

test('an acceptance whose day is over accepts nothing, and is a finding at its line', async () => {
  const { acceptedRisks: accepted } = await acceptedIn(ACCEPTED);
  const [first, expired] = acceptRisks([finding('CALLBACK-WILDCARD', 'Fernhill Bookings')], {
    accepted,
    today: '2027-01-01',
  });
  expect(first).not.toHaveProperty('accepted');
  expect(expired).toMatchObject({
    risk: 'ACCEPTANCE-EXPIRED',
    severity: 'medium',
    at: { file: 'tenant/accepted-risks.yaml', line: 2 },
  });
});

test('the id of no risk is refused, with the nearest one: unknown-risk', async () => {
  const { acceptedRisks: accepted } = await acceptedIn(ACCEPTED.replace('WILDCARD', 'WILDCART'));
  expect(() => acceptRisks([], { accepted, today: '2026-01-01' })).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          code: 'unknown-risk',
          hint: 'Did you mean `CALLBACK-WILDCARD`?',
          at: expect.objectContaining({ line: 2 }),
        }),
      ],
    }),
  );
});

test.each([
  [ACCEPTED.replace('    reason: Every preview has an address of its own.\n', ''), 'missing-key'],
  [ACCEPTED.replace('2026-12-31', 'next year'), 'value-refused'],
  [ACCEPTED.replace('resource', 'ressource'), 'unknown-key'],
])('an entry that is wrong is told with its place %#', async (text, code) => {
  const { problems } = await acceptedIn(text);
  expect(problems).toMatchObject([{ code, at: { file: 'tenant/accepted-risks.yaml' } }]);
});

describe('a finding stands at the line that causes it', () => {
  const root = join(__dirname, '../..');
  const lineWith = (file: string, text: string) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  async function place(part: Pick<PlacedFinding, 'kind' | 'name'> & Partial<PlacedFinding>) {
    const project = await readProject(root, { env: {}, mode: 'validate' });
    const [placed] = placeFindings(project, [{ ...finding('CALLBACK-HTTP', part.name), ...part }]);
    return placed?.at;
  }

  test('that of a value in a list', async () => {
    const role = { kind: 'roles', name: 'Mechanic', field: 'description' };
    const at = await place(role);
    expect(at?.file).toBe('tenant/roles.yaml');
    expect(at?.line).toBeGreaterThan(lineWith('tenant/roles.yaml', 'name: Mechanic'));
  });

  test('that of a part of a document', async () => {
    const at = await place({ kind: 'attackProtection.bruteForceProtection', name: '', field: 'enabled' });
    expect(at?.file).toBe('tenant/attack-protection.yaml');
    expect(at?.source).toContain('enabled');
  });

  test('the file of an Action for its code, and its entry for the rest', async () => {
    const action = { kind: 'actions', name: 'add-roles-and-claims' };
    expect(await place({ ...action, field: 'code' })).toMatchObject({
      file: 'actions/add-roles-and-claims/action.ts',
    });
    expect(await place({ ...action, field: 'dependencies' })).toMatchObject({ file: 'tenant/actions.yaml' });
  });

  test('none where it is deleted', async () => {
    expect(await place({ kind: 'roles', name: 'A role that is gone' })).toBeUndefined();
  });
});
