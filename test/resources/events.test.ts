import { setTimeout as wait } from 'node:timers/promises';
import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

const handler = (code: string) => `exports.onExecuteEventStream = async (event) => { ${code} };`;

/** An event stream that tells an Action of new connections. */
async function stream(code: string): Promise<string> {
  const { body: action } = await tenant.api('POST', '/actions/actions', {
    name: 'Tell the workshop',
    supported_triggers: [{ id: 'event-stream', version: 'v1' }],
    code: handler(code),
  });
  await tenant.api('POST', `/actions/actions/${String(action.id)}/deploy`);
  const { body } = await tenant.api('POST', '/event-streams', {
    name: 'Workshop',
    subscriptions: [{ event_type: 'connection.created' }],
    destination: { type: 'action', configuration: { action_id: String(action.id) } },
  });
  return `/event-streams/${String(body.id)}`;
}

/** The stream's Action in a version that does nothing. */
async function mend(): Promise<void> {
  const [action] = tenant.tenant.context.state.documents.list('/actions/actions');
  const path = `/actions/actions/${String(action?.id)}`;
  await tenant.api('PATCH', path, { code: handler('') });
  await tenant.api('POST', `${path}/deploy`);
}

async function connection(name: string): Promise<void> {
  await tenant.api('POST', '/connections', { name, strategy: 'auth0' });
}

/** The messages of `GET /events` that come at once. */
async function told(query: string, lastSeen?: string): Promise<string[]> {
  const response = await tenant.tenant.app.request(`/api/v2/events?${query}`, {
    headers: {
      authorization: `Bearer ${await tenant.token()}`,
      ...(lastSeen !== undefined && { 'last-event-id': lastSeen }),
    },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.getReader();
  let text = '';
  for (let quiet = false; !quiet; ) {
    const next = reader?.read();
    const chunk = await Promise.race([next, wait(50)]);
    quiet = chunk?.value === undefined;
    text += new TextDecoder().decode(chunk?.value);
  }
  await reader?.cancel();
  return text.trim().split('\n\n');
}

describe('GET /events', () => {
  it('tells what happens from a moment on, and goes on behind the last offset', async () => {
    await connection('fernhill-customers');
    await connection('fernhill-staff');
    const [connected, retry, first, second] = await told('from_timestamp=2026-03-01T00:00:00Z');
    expect([connected, retry]).toEqual([':connected', 'retry: 2000']);
    expect(first).toMatch(
      /^event: connection\.created\nid: \S+\ndata: \{"offset":.*"type":"connection.created"/,
    );
    expect(second).toContain('fernhill-staff');
    const offset = /^id: (\S+)$/m.exec(first ?? '')?.[1] ?? '';
    expect(await told('', offset)).toEqual([connected, retry, second]);
    expect(await told(`from=${encodeURIComponent(offset)}&event_type=user.created`)).toEqual([
      connected,
      retry,
    ]);
  });

  it('begins with what is new, and refuses what it cannot read', async () => {
    await connection('fernhill-customers');
    expect(await told('')).toHaveLength(2);
    expect((await tenant.api('GET', '/events?from=nowhere')).status).toBe(400);
    expect((await tenant.api('GET', '/events?event_type=bell.rung')).status).toBe(400);
  });
});

describe('an event stream', () => {
  it('whose Action is broken lists what has not arrived, and sends it again when it is asked to', async () => {
    const path = await stream('throw new Error("The bell is broken");');
    await connection('fernhill-customers');
    await tenant.tenant.settled();
    const { body } = await tenant.api('GET', `${path}/deliveries`);
    const [failed] = body as unknown as [Doc];
    const broken = { status: 'failed', error_message: expect.stringContaining('The bell is broken') };
    expect(failed).toMatchObject({
      status: 'failed',
      event_type: 'connection.created',
      attempts: [broken, broken, broken, broken],
    });
    const one = `${path}/deliveries/${String(failed.id)}`;
    expect((await tenant.api('GET', one)).body).toEqual(failed);
    const later = { date_from: '2026-03-03T00:00:00Z' };
    expect((await tenant.api('POST', `${path}/redeliver`, later)).body).toEqual(later);
    expect((await tenant.api('GET', one)).status).toBe(200);
    await mend();
    expect((await tenant.api('POST', `${path}/redeliver`, {})).status).toBe(202);
    expect((await tenant.api('GET', one)).status).toBe(404);
  });

  it('lists each attempt of an Action that fails again', async () => {
    const path = await stream('throw new Error("The bell is broken");');
    await connection('fernhill-customers');
    await tenant.tenant.settled();
    const [failed] = (await tenant.api('GET', `${path}/deliveries`)).body as unknown as [Doc];
    expect((await tenant.api('POST', `${path}/redeliver/${String(failed.id)}`)).status).toBe(202);
    const { body } = await tenant.api('GET', `${path}/deliveries/${String(failed.id)}`);
    expect(body.attempts).toHaveLength(5);
    expect((await tenant.api('POST', `${path}/redeliver/none`)).status).toBe(404);
  });

  it('runs its Action as it was deployed, and nothing that was saved later', async () => {
    const path = await stream('');
    const [action] = tenant.tenant.context.state.documents.list('/actions/actions');
    const code = handler('throw new Error("Not yet");');
    await tenant.api('PATCH', `/actions/actions/${String(action?.id)}`, { code });
    const sent = await tenant.api('POST', `${path}/test`, { event_type: 'user.created' });
    expect(sent.body).toMatchObject({ status: 'success', attempts: [] });
  });

  it('can be tried with an event that has not happened', async () => {
    const good = await stream('');
    const sent = await tenant.api('POST', `${good}/test`, { event_type: 'user.created' });
    expect(sent).toMatchObject({ status: 202, body: { event_type: 'user.created', attempts: [] } });
    expect((await tenant.api('POST', `${good}/test`, { event_type: 'bell.rung' })).status).toBe(400);
  });

  it('to an address outside is never sent to', async () => {
    const { body } = await tenant.api('POST', '/event-streams', {
      name: 'CRM',
      subscriptions: [{ event_type: 'user.created' }],
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://crm.fernhill.example/',
          webhook_authorization: { method: 'bearer', token: 'tandem' },
        },
      },
    });
    const path = `/event-streams/${String(body.id)}/test`;
    expect((await tenant.api('POST', path, { event_type: 'user.created' })).body).toMatchObject({
      status: 'failed',
      attempts: [{ error_message: 'The local tenant sends nothing to a webhook' }],
    });
  });
});
