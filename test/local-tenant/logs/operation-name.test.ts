import { operationName } from '../../../src/local-tenant/logs/operation-name.ts';

it.each([
  ['POST', '/client-grants', 'Create a client grant'],
  ['PATCH', '/client-grants/{id}', 'Update a client grant'],
  ['DELETE', '/organizations/{id}', 'Delete an organization'],
  ['PUT', '/network-acls/{id}', 'Update a network acl'],
  ['PATCH', '/rate-limit-policies/{id}', 'Update a rate limit policy'],
  ['DELETE', '/hooks/{id}/secrets', 'Delete hook secrets'],
  ['PATCH', '/tenants/settings', 'Update tenant settings'],
  ['PATCH', '/branding', 'Update branding'],
  ['POST', '/actions/actions/{id}/deploy', 'Deploy an action'],
  ['POST', '/clients/{id}/rotate-secret', 'Rotate secret of a client'],
] as const)('%s %s is called %s', (method, path, name) => {
  expect(operationName({ method, path })).toBe(name);
});
