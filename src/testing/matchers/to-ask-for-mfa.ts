import type { Mfa } from '../result.ts';
import { ending } from './happened.ts';
import { matcher } from './matcher.ts';

/** By a challenge, an enrolment or `multifactor.enable`; with a factor, one that names it. */
export const toAskForMfa = matcher<[factor?: string]>('toAskForMfa', (findings, [factor]) => {
  const { mfa } = findings;
  const named = mfa ? factorsOf(mfa) : [];
  return {
    pass: factor === undefined ? mfa !== undefined : named.includes(factor),
    expected: factor ?? 'any factor',
    found: mfa ? asked(mfa) : `no factor was asked for; ${ending(findings)}`,
  };
});

function factorsOf({ challenges, provider }: Mfa): string[] {
  return [...challenges.flatMap(({ factors }) => factors), ...(provider ? [provider] : [])];
}

function asked({ challenges, provider }: Mfa): string {
  const calls = challenges.map(({ method, factors }) => `${method}: ${factors.join(', ')}`);
  return [...calls, ...(provider ? [`multifactor.enable: ${provider}`] : [])].join('; ');
}
