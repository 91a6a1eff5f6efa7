import type { Doc } from '../../core/json.ts';
import type { Findings } from '../result.ts';
import { listFor } from './list.ts';
import { matcher } from './matcher.ts';
import { difference } from './tools.ts';

type Args = [name: string, value?: unknown];

function claimMatcher(name: string, claimsOf: (findings: Findings) => Doc) {
  return matcher<Args>(name, (findings, args, tools) => {
    const { equals, utils } = tools;
    const [claim, value] = args;
    const claims = claimsOf(findings);
    const isThere = Object.hasOwn(claims, claim);
    const anyValue = args.length === 1;
    return {
      pass: isThere && (anyValue || equals(claims[claim], value)),
      expected: anyValue ? claim : `${claim} with ${utils.printExpected(value)}`,
      found: isThere
        ? `${utils.printReceived(claims[claim])}${anyValue ? '' : difference(tools, value, claims[claim])}`
        : [listFor(claim, Object.keys(claims), ['the claims', 'no claims']), ...whyNot(claim, findings)].join(
            '\n',
          ),
    };
  });
}

/** A restricted name: the run has said so. */
function whyNot(claim: string, { warnings }: Findings): string[] {
  return warnings.filter((one) => one.includes(`\`${claim}\``)).map((one) => `\n${one}`);
}

export const toHaveIdTokenClaim = claimMatcher('toHaveIdTokenClaim', ({ claims }) => claims.idToken);
export const toHaveAccessTokenClaim = claimMatcher(
  'toHaveAccessTokenClaim',
  ({ claims }) => claims.accessToken,
);
