// The same for `import`, which has to be told the names: test/testing/node.test.ts compares them.
import kit from './node.cjs';

export const {
  bundled,
  events,
  exchangeCredentials,
  fixedClock,
  matchers,
  run,
  signIn,
  signSessionToken,
  signUp,
} = kit;
