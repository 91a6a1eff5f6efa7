import type { Plan } from '../../src/plan/plan.ts';
import { planDigest } from '../../src/plan/plan-digest.ts';
import { examplePlan } from '../support/example-plan.ts';

const plan = examplePlan();
const digest = planDigest(plan);

test('the digest of a plan has 64 digits, and is that of its JSON read again', () => {
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(planDigest(JSON.parse(JSON.stringify(plan)) as Plan)).toBe(digest);
});

test('it is the same where only ids, lines, the order of the parts or what is as it was differ', () => {
  const changes = plan.changes.map((one) => ({ ...one, place: { ...one.place, after: 'another-id' } }));
  const findings = plan.findings.map((one) => ({ ...one, at: { file: 'tenant/x.yaml', line: 7, col: 1 } }));
  const other: Plan = {
    ...plan,
    base: { type: 'tenant', domain: 'localhost:4400' },
    changes: changes.toReversed(),
    findings,
    unchanged: plan.unchanged + 9,
  };
  expect(planDigest(other)).toBe(digest);
});

test('it is another one with one field, one risk or one token more or less', () => {
  const [first, ...rest] = plan.changes;
  if (!first) throw new Error('the example has changes');
  const field = { field: 'description', before: undefined, after: 'Books repairs' };
  const others: Plan[] = [
    { ...plan, changes: rest },
    { ...plan, changes: [{ ...first, fields: [...first.fields, field] }, ...rest] },
    { ...plan, findings: plan.findings.slice(1) },
    { ...plan, findings: plan.findings.map((one) => ({ ...one, severity: 'low' as const })) },
    { ...plan, tokens: plan.tokens.slice(1) },
  ];
  expect(new Set([digest, ...others.map(planDigest)]).size).toBe(1 + others.length);
});

test('it is the same whether or not the history of the repository is there to look at', () => {
  const [first] = plan.findings;
  if (!first) throw new Error('the example has findings');
  const ofHistory = { ...first, risk: 'UNMANAGED-DELETE', message: 'No commit has it.' };
  expect(planDigest({ ...plan, findings: [...plan.findings, ofHistory] })).toBe(digest);
});
