import type { Doc } from '../../src/core/json.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { differenceText } from '../../src/report/difference-text.ts';
import { kinds } from '../../src/resources/table.ts';

const bookings = {
  client_id: 'abc',
  name: 'Fernhill Bookings',
  callbacks: ['https://a.example', 'https://b.example'],
  client_secret: 'hidden-client-secret',
};
const before: Snapshot = {
  '/clients': { abc: bookings },
  '/roles': { rol_1: { id: 'rol_1', name: 'Mechanic' } },
};

const difference = (after: Snapshot) => netDifference(before, after, kinds);
const fieldsOf = (after: Snapshot) => difference(after).changes.flatMap(({ fields }) => fields);

it('is empty for the same documents, whatever the order of keys and of sets', () => {
  const { client_id, name, callbacks, client_secret } = bookings;
  const same = { client_secret, callbacks: [...callbacks].reverse(), name, client_id };
  expect(difference({ ...before, '/clients': { abc: same } })).toEqual({ changes: [], unchanged: 2 });
});

it('does not see what the server makes', () => {
  const dated = { ...before, '/roles': { rol_1: { id: 'rol_1', name: 'Mechanic', type: 'tenant' } } };
  expect(fieldsOf(dated).map(({ field }) => field)).not.toContain('id');
});

it('names what is new, changed and gone', () => {
  const after: Snapshot = {
    '/clients': {
      abc: { ...bookings, callbacks: ['https://a.example'] },
      def: { client_id: 'def', name: 'Fernhill Workshop' },
    },
  };
  expect(difference(after).changes).toEqual([
    expect.objectContaining({ kind: 'clients', name: 'Fernhill Bookings', action: 'update' }),
    expect.objectContaining({ kind: 'clients', name: 'Fernhill Workshop', action: 'create' }),
    expect.objectContaining({ kind: 'roles', name: 'Mechanic', action: 'delete' }),
  ]);
});

it('tells the permissions of a role as fields of the role', () => {
  const link = {
    resource_server_identifier: 'https://api.fernhill.example/',
    permission_name: 'read:bookings',
  };
  expect(
    difference({ ...before, '/roles/rol_1/permissions': { 'a read:bookings': link } }).changes,
  ).toMatchObject([
    {
      kind: 'roles',
      name: 'Mechanic',
      action: 'update',
      fields: [
        {
          field: 'permissions',
          items: { added: ['https://api.fernhill.example/ read:bookings'], removed: [] },
        },
      ],
    },
  ]);
});

it('tells the bindings of a trigger in their order, by the names of the Actions', () => {
  const path = '/actions/triggers/post-login/bindings';
  const binding = (name: string) => ({
    id: `id of ${name}`,
    action: { id: `act_${name}`, name },
    display_name: name,
  });
  const check = binding('require-verified-email');
  const claims = binding('add-roles-and-claims');
  const changes = netDifference(
    { [path]: { '': { items: [check, claims] } } },
    { [path]: { '': { items: [claims, check] } } },
    kinds,
  ).changes;
  expect(changes).toEqual([
    {
      kind: 'triggers',
      name: 'post-login',
      action: 'update',
      place: { path, before: '', after: '' },
      fields: [
        {
          field: 'bindings',
          before: ['require-verified-email', 'add-roles-and-claims'],
          after: ['add-roles-and-claims', 'require-verified-email'],
        },
      ],
    },
  ]);
});

it('tells a change within an object by its path', () => {
  const settings = (flags: Record<string, boolean>) => ({ '/tenants/settings': { '': { flags } } });
  const { changes } = netDifference(
    settings({ enable_sso: true, enable_apis_section: true }),
    settings({ enable_sso: true, enable_apis_section: false }),
    kinds,
  );
  expect(changes.flatMap(({ fields }) => fields)).toEqual([
    { field: 'flags.enable_apis_section', before: true, after: false },
  ]);
});

it('masks a secret on both sides', () => {
  const changed = fieldsOf({
    ...before,
    '/clients': { abc: { ...bookings, client_secret: 'another-client-secret' } },
  });
  expect(changed).toEqual([{ field: 'client_secret', before: '«secret»', after: '«secret»' }]);
});

it('says names where a document holds ids', () => {
  const grant = { id: 'cgr_1', client_id: 'abc', audience: 'https://api.fernhill.example/', scope: [] };
  const [change] = difference({ ...before, '/client-grants': { cgr_1: grant } }).changes;
  expect(change?.name).toContain('Fernhill Bookings https://api.fernhill.example/');
});

describe('what is new or gone', () => {
  const workshop = {
    client_id: 'def',
    name: 'Fernhill Workshop',
    app_type: 'spa',
    is_first_party: true,
    oidc_conformant: true,
    client_secret: 'made-by-the-server-itself',
    jwt_configuration: { alg: 'RS256', secret_encoded: false },
  };
  const permission = {
    resource_server_identifier: 'https://api.fernhill.example/',
    permission_name: 'read:bookings',
  };

  it('is told with every setting that is not as the server makes it by itself', () => {
    const clients = { '/clients': { abc: bookings, def: workshop } };
    expect(fieldsOf({ ...before, ...clients })).toEqual([
      { field: 'app_type', before: undefined, after: 'spa' },
      { field: 'oidc_conformant', before: undefined, after: true },
      { field: 'jwt_configuration', before: undefined, after: { alg: 'RS256' } },
    ]);
    expect(netDifference({ ...before, ...clients }, before, kinds).changes[0]?.fields[0]).toEqual({
      field: 'app_type',
      before: 'spa',
      after: undefined,
    });
  });

  it('is told with what stands below it', () => {
    const after = {
      ...before,
      '/roles': { ...before['/roles'], rol_2: { id: 'rol_2', name: 'Cashier', description: 'Takes money' } },
      '/roles/rol_2/permissions': { 'a read:bookings': permission },
    };
    expect(difference(after).changes).toMatchObject([
      {
        name: 'Cashier',
        action: 'create',
        fields: [
          { field: 'description', after: 'Takes money' },
          { field: 'permissions', items: { added: ['https://api.fernhill.example/ read:bookings'] } },
        ],
      },
    ]);
  });

  it('is compared below it as well where it was made anew: only what is other there is told', () => {
    const role = (id: string, ...names: string[]): Snapshot => ({
      '/roles': { [id]: { id, name: 'Mechanic' } },
      [`/roles/${id}/permissions`]: Object.fromEntries(
        names.map((permission_name) => [`a ${permission_name}`, { ...permission, permission_name }]),
      ),
    });
    const [change] = netDifference(
      role('rol_1', 'read:bookings', 'update:bookings'),
      role('rol_2', 'read:bookings'),
      kinds,
    ).changes;
    expect(change).toMatchObject({
      action: 'replace',
      fields: [
        {
          field: 'permissions',
          items: { added: [], removed: ['https://api.fernhill.example/ update:bookings'] },
        },
      ],
    });
  });

  it('is a line for each of its first fields, unless the difference is to be brief', () => {
    const metadata = Object.fromEntries(Array.from({ length: 3 }, (_, i) => [`workshop_${i}`, 'open']));
    const many = {
      callbacks: ['https://w.example'],
      web_origins: [],
      allowed_origins: [],
      description: 'a\nb\n',
    };
    const doc = {
      ...workshop,
      ...many,
      client_metadata: metadata,
      allowed_logout_urls: [],
      initiate_login_uri: '',
    };
    const found = difference({ ...before, '/clients': { abc: bookings, def: doc } });
    const text = differenceText(found, { color: false });
    expect(text).toContain('  + clients  Fernhill Workshop\n      app_type: "spa"\n');
    expect(text).toContain('      description: 2 lines\n');
    expect(text).toContain('      … and 2 more fields\n');
    expect(differenceText(found, { color: false, brief: true })).not.toContain('app_type');
  });
});

describe('what is deleted and created', () => {
  const customers = {
    id: 'con_1',
    name: 'fernhill-customers',
    strategy: 'auth0',
    options: { brute_force_protection: true },
  };
  const changesOf = (old: Doc, now: Doc) =>
    netDifference({ '/connections': { con_1: old } }, { '/connections': { con_2: now } }, kinds).changes;

  it('is a replacement where a field of it cannot be changed, which it names', () => {
    const changes = changesOf(customers, { ...customers, id: 'con_2', strategy: 'samlp' });
    expect(changes).toEqual([
      {
        kind: 'connections',
        name: 'fernhill-customers',
        action: 'replace',
        because: ['strategy'],
        fields: [{ field: 'strategy', before: 'auth0', after: 'samlp' }],
        place: { path: '/connections', before: 'con_1', after: 'con_2' },
      },
    ]);
    expect(differenceText({ changes, unchanged: 0 }, { color: false })).toBe(
      [
        '  ± connections  fernhill-customers  (deleted and created: strategy cannot be changed)',
        '      strategy: "auth0" → "samlp"',
        '',
        '0 created, 0 changed, 1 replaced, 0 deleted, 0 left alone.',
      ].join('\n'),
    );
  });

  it('is one made anew where its fields could have been changed', () => {
    const [change] = changesOf(customers, { ...customers, id: 'con_2' });
    expect(change).toMatchObject({ action: 'replace', because: [], fields: [] });
  });

  it('names the other one where only the name differs: a rename, which is a deletion all the same', () => {
    const changes = changesOf(customers, { ...customers, id: 'con_2', name: 'fernhill-riders' });
    expect(changes).toMatchObject([
      { action: 'delete', name: 'fernhill-customers', renamed: { to: 'fernhill-riders' } },
      { action: 'create', name: 'fernhill-riders', renamed: { from: 'fernhill-customers' } },
    ]);
    expect(differenceText({ changes, unchanged: 0 }, { color: false })).toContain(
      '- connections  fernhill-customers  (the same is created as fernhill-riders)',
    );
  });

  it('is two things where more than the name differs', () => {
    const other = { ...customers, id: 'con_2', name: 'fernhill-riders', options: { import_mode: true } };
    expect(changesOf(customers, other).map(({ renamed }) => renamed)).toEqual([undefined, undefined]);
  });
});

it('reads well', () => {
  const after: Snapshot = {
    '/clients': { abc: { ...bookings, callbacks: ['https://a.example'] } },
    '/roles': { rol_2: { id: 'rol_2', name: 'Workshop Manager' } },
  };
  expect(differenceText(difference(after), { color: false })).toBe(
    [
      '  ~ clients  Fernhill Bookings',
      '      callbacks: − "https://b.example"',
      '  - roles    Mechanic',
      '  + roles    Workshop Manager',
      '',
      '1 created, 1 changed, 1 deleted, 0 left alone.',
    ].join('\n'),
  );
  expect(differenceText(difference(before), { color: false })).toBe(
    'Nothing changed: 2 resources are as they were.',
  );
});
