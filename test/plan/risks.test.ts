import { findRisks } from '../../src/plan/find-risks.ts';
import type { Example, Risk } from '../../src/plan/risk.ts';
import { risks } from '../../src/plan/risks/index.ts';
import { kinds } from '../../src/resources/table.ts';

const known = new Set(kinds.map(({ name }) => name));

function findings(risk: Risk, { production = true, ...example }: Example) {
  return findRisks({ ...example, production }, kinds, [risk]);
}

const cases = (which: 'bad' | 'good') =>
  risks.flatMap((risk) =>
    risk[which].map((example, index): [string, Risk, Example] => [`${risk.id} ${index + 1}`, risk, example]),
  );

describe('a dangerous change is found, with a sentence about it', () => {
  test.each(cases('bad'))('%s', (_name, risk, example) => {
    const found = findings(risk, example);
    expect(found.length).toBeGreaterThan(0);
    for (const { message } of found) expect(message).toMatch(/^\S.*[.!?]$/);
  });
});

describe('a change that looks alike is not', () => {
  test.each(cases('good'))('%s', (_name, risk, example) => {
    expect(findings(risk, example)).toEqual([]);
  });
});

test('each risk has examples of both kinds, says why and what to do instead, and looks at rows that there are', () => {
  const poor = risks.filter(
    ({ bad, good, why, instead, title, kinds: looksAt }) =>
      [bad, good, looksAt, why, instead, title].some(({ length }) => length === 0) ||
      looksAt.some((kind) => !known.has(kind)),
  );
  expect(poor.map(({ id }) => id)).toEqual([]);
  expect(new Set(risks.map(({ id }) => id)).size).toBe(risks.length);
});

test('nothing is found where nothing changes', () => {
  for (const { before } of risks.flatMap(({ bad }) => bad)) {
    expect(findRisks({ before, after: before, production: true }, kinds, risks)).toEqual([]);
  }
});
