import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

async function made(path: string, body: Doc): Promise<string> {
  const { body: doc } = await tenant.api('POST', path, body);
  return `${path}/${String(doc.id)}`;
}

describe('a log stream', () => {
  const datadog = {
    name: 'Fernhill to Datadog',
    type: 'datadog',
    sink: { datadogApiKey: '121233123455', datadogRegion: 'eu' },
  };

  it('takes the sink of its type and no other', async () => {
    const { body } = await tenant.api('POST', '/log-streams', { ...datadog, type: 'splunk' });
    expect(body.message).toMatch(/^Payload validation error: .* on property sink/);
    const path = await made('/log-streams', datadog);
    const other = { sink: { sumoSourceAddress: 'https://logs.example' } };
    expect((await tenant.api('PATCH', path, other)).status).toBe(400);
  });

  it('begins active, with hashes for the personal data that it hides', async () => {
    const path = await made('/log-streams', { ...datadog, pii_config: { log_fields: ['email'] } });
    expect(path).toMatch(/\/lst_0{10}\d{6}$/);
    expect((await tenant.api('GET', path)).body).toMatchObject({
      status: 'active',
      isPriority: false,
      pii_config: { log_fields: ['email'], method: 'hash', algorithm: 'xxhash' },
    });
  });

  it('hides nothing any more once its sink is sent alone', async () => {
    const path = await made('/log-streams', { ...datadog, pii_config: { log_fields: ['email'] } });
    expect((await tenant.api('PATCH', path, { status: 'paused' })).body).toHaveProperty('pii_config');
    const { body } = await tenant.api('PATCH', path, { sink: datadog.sink });
    expect(body).not.toHaveProperty('pii_config');
  });

  it('keeps the key of Segment that an update leaves out', async () => {
    const segment = { name: 'Segment', type: 'segment', sink: { segmentWriteKey: 'wheel-grease' } };
    const path = await made('/log-streams', segment);
    expect((await tenant.api('PATCH', path, { sink: {} })).body).toMatchObject({ sink: segment.sink });
  });

  it('gets its event source from Amazon, and keeps its sink', async () => {
    const sink = { awsAccountId: '123456789012', awsRegion: 'eu-north-1' };
    const path = await made('/log-streams', { name: 'Events', type: 'eventbridge', sink });
    expect((await tenant.api('GET', path)).body).toMatchObject({
      sink: { awsPartnerEventSource: expect.stringMatching(/^aws\.partner\/auth0\.com\/localhost-/) },
    });
    expect((await tenant.api('PATCH', path, { filters: [] })).status).toBe(200);
    expect((await tenant.api('PATCH', path, { sink })).status).toBe(400);
  });
});

describe('an event stream', () => {
  const webhook = {
    name: 'Fernhill CRM',
    subscriptions: [{ event_type: 'user.created' }],
    destination: {
      type: 'webhook',
      configuration: {
        webhook_endpoint: 'https://crm.fernhill.example/events',
        webhook_authorization: { method: 'bearer', token: 'tandem' },
      },
    },
  };

  it('never shows the token of its webhook again', async () => {
    const path = await made('/event-streams', webhook);
    const { body } = await tenant.api('GET', path);
    expect(body).toMatchObject({ status: 'enabled', name: 'Fernhill CRM' });
    expect(JSON.stringify(body)).not.toContain('tandem');
  });

  it('keeps the type of its destination, and its name to itself', async () => {
    const path = await made('/event-streams', webhook);
    expect((await tenant.api('POST', '/event-streams', webhook)).status).toBe(409);
    const action = { destination: { type: 'action', configuration: { action_id: 'act_1' } } };
    expect((await tenant.api('PATCH', path, action)).status).toBe(400);
  });

  it('sends to an Action only if that has the trigger for it', async () => {
    const destination = { type: 'action', configuration: { action_id: 'act_unknown' } };
    expect((await tenant.api('POST', '/event-streams', { ...webhook, destination })).status).toBe(400);
  });
});
