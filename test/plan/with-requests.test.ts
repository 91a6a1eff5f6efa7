import type { Change } from '../../src/plan/change.ts';
import { unknownRequests, withRequests } from '../../src/plan/with-requests.ts';

const change = (path: string, before?: string, after?: string): Change => ({
  kind: 'roles',
  name: 'Mechanic',
  action: 'update',
  fields: [],
  place: { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
});

const entry = (method: string, path: string, ...changed: [path: string, id: string][]) => ({
  method,
  path,
  changes: changed.map(([where, id]) => ({ path: where, id, before: null, after: null })),
});

const entries = [
  entry('PATCH', '/roles/rol_1', ['/roles', 'rol_1']),
  entry('DELETE', '/roles/rol_1/permissions', ['/roles/rol_1/permissions', 'a read:bookings']),
  entry('POST', '/roles/rol_1/permissions', ['/roles/rol_1/permissions', 'a read:bookings']),
  entry('POST', '/roles', ['/roles', 'rol_2']),
  entry('PATCH', '/roles/rol_10'),
  entry('PATCH', '/tenants/settings', ['/tenants/settings', '']),
  { ...entry('POST', '/riddles'), raw: true },
];
const requestsOf = (one: Change) => withRequests([one], entries)[0]?.requests;

test('what was sent to a resource, and to what stands below it, belongs to it', () => {
  expect(requestsOf(change('/roles', 'rol_1', 'rol_1'))).toEqual([
    'PATCH /api/v2/roles/rol_1',
    'DELETE /api/v2/roles/rol_1/permissions',
    'POST /api/v2/roles/rol_1/permissions',
  ]);
});

test('what is new belongs to the request that made it, and a single document to its own', () => {
  expect(requestsOf(change('/roles', undefined, 'rol_2'))).toEqual(['POST /api/v2/roles']);
  expect(requestsOf(change('/tenants/settings', '', ''))).toEqual(['PATCH /api/v2/tenants/settings']);
  expect(requestsOf(change('/roles', 'rol_3', 'rol_3'))).toBeUndefined();
});

test('a request that nobody here understands is told by itself', () => {
  expect(unknownRequests(entries)).toEqual(['POST /api/v2/riddles']);
});

test('a secret that is sent is named, and its value is not', () => {
  const body = {
    description: 'Repairs bicycles',
    secrets: [
      { name: 'CRM_KEY', value: '«secret»' },
      { name: 'SHOP_KEY', value: '«secret»' },
    ],
    options: { client_secret: '«secret»' },
  };
  const sending = [{ ...entry('PATCH', '/roles/rol_1', ['/roles', 'rol_1']), body }];
  const [sent] = withRequests([change('/roles', 'rol_1', 'rol_1')], sending);
  expect(sent?.sent).toEqual(['secrets.CRM_KEY.value', 'secrets.SHOP_KEY.value', 'options.client_secret']);
  const fields = [{ field: 'secrets', before: [], after: ['«secret»'] }];
  const [told] = withRequests([{ ...change('/roles', 'rol_1', 'rol_1'), fields }], sending);
  expect(told?.sent).toEqual(['options.client_secret']);
});
