import { claim } from './claims.ts';

test('a claim starts with the namespace of the environment', () => {
  expect(claim('roles')).toBe('https://fernhill.example/roles');
});
