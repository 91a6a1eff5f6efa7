import { claim } from './claims.ts';

test('a claim starts with the namespace, which is still a keyword here', () => {
  expect(claim('roles')).toBe('##CLAIMS_NAMESPACE##roles');
});
