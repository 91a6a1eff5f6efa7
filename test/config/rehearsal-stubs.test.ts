import { readFiles } from './support/project.ts';

const STUBS = `http:
  - request: POST https://backend.fernhill.example/*
    status: 202
    body: { accepted: true }
  - request: https://crm.fernhill.example/name
    body: Nora
`;

async function stubsIn(text: string) {
  const { rehearsalStubs, problems, tenant } = await readFiles({
    'tenant/rehearsal.yaml': text,
    'tenant/roles.yaml': 'roles: []\n',
    'tenant/environments/local.yaml': '{}\n',
  });
  return { rehearsalStubs, problems, tenant };
}

test('answers for a rehearsal are read, and are no part of the tenant', async () => {
  const { rehearsalStubs, problems, tenant } = await stubsIn(STUBS);
  expect(problems).toEqual([]);
  expect(tenant).not.toHaveProperty('http');
  expect(rehearsalStubs).toEqual([
    { request: 'POST https://backend.fernhill.example/*', status: 202, body: { accepted: true } },
    { request: 'https://crm.fernhill.example/name', body: 'Nora' },
  ]);
});

test.each([
  [STUBS.replace('request: POST', 'status: 200 #'), 'missing-key'],
  [STUBS.replace('202', '20'), 'value-refused'],
  [STUBS.replace('status', 'state'), 'unknown-key'],
  [STUBS.replace('POST https', 'P O S T https'), 'value-refused'],
])('an entry that is wrong is told with its place %#', async (text, code) => {
  const { problems } = await stubsIn(text);
  expect(problems.map((one) => one.code)).toContain(code);
  expect(problems[0]?.at?.file).toBe('tenant/rehearsal.yaml');
});
