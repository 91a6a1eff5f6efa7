import type { Doc } from '../../../src/core/json.ts';
import { appendLog } from '../../../src/local-tenant/logs/append-log.ts';
import { documentsOf, hookContextOf } from '../../support/documents.ts';
import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

function entries(): readonly Doc[] {
  return fernhill.tenant.context.state.documents.list('/_logs');
}

it('logs a write with what was asked and answered, and by whom', async () => {
  const { body } = await fernhill.api('POST', '/roles', { name: 'Workshop manager' });
  expect(entries().at(-1)).toMatchObject({
    type: 'sapi',
    description: 'Create a role',
    date: '2026-03-02T09:00:00.000Z',
    client_id: fernhill.tenant.deployClient.clientId,
    client_name: 'Fernhill Deploy',
    ip: '127.0.0.1',
    isMobile: false,
    details: {
      request: { method: 'post', path: '/api/v2/roles', body: { name: 'Workshop manager' } },
      response: { statusCode: 200, body: { id: body['id'] } },
    },
  });
});

it('logs a refused write with the reason, and a read not at all', async () => {
  const before = entries().length;
  await fernhill.api('GET', '/roles');
  expect(entries()).toHaveLength(before);
  await fernhill.api('POST', '/roles', { name: 'Workshop manager', colour: 'green' });
  expect(entries().at(-1)).toMatchObject({
    type: 'fapi',
    description: "Payload validation error: 'Additional properties not allowed: colour'.",
    details: { response: { statusCode: 400, body: { errorCode: 'invalid_body' } } },
  });
});

it('keeps secrets out of the log, in requests and in answers', async () => {
  const { body } = await fernhill.api('POST', '/clients', { name: 'Stock counter' });
  const text = JSON.stringify(entries());
  expect(text).toContain('Stock counter');
  expect(text).not.toContain(body['client_secret']);
});

it('keeps the last 5,000 entries in their order', () => {
  const { clock } = hookContextOf();
  const documents = documentsOf();
  for (let i = 1; i <= 5_120; i++) appendLog(documents, clock, { type: 's', description: `login ${i}` });
  const kept = documents.list('/_logs');
  expect(kept.length).toBeLessThanOrEqual(5_000);
  expect(kept.length).toBeGreaterThan(4_900);
  expect(kept.at(-1)).toMatchObject({ description: 'login 5120' });
  const ids = kept.map(({ log_id }) => String(log_id));
  expect(ids).toEqual([...ids].sort());
});
