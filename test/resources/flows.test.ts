import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

async function made(path: string, body: Doc): Promise<string> {
  const { body: doc } = await tenant.api('POST', path, body);
  return String(doc.id);
}

const flow = (id: string) => ({ id: 'save', type: 'FLOW', config: { flow_id: id, next_node: '$ending' } });

describe('a form', () => {
  it('is listed without its content, with the number of flows that it runs', async () => {
    const id = await made('/flows', { name: 'Save the address' });
    await made('/forms', { name: 'Address', messages: {}, nodes: [flow(id)] });
    const [listed] = (await tenant.api('GET', '/forms')).body as unknown as Doc[];
    expect(listed).toMatchObject({ name: 'Address', flow_count: 1 });
    expect(listed).not.toHaveProperty('nodes');
    const read = await tenant.api('GET', `/forms/${String(listed?.id)}`);
    expect(read.body).toMatchObject({ nodes: [{ type: 'FLOW' }] });
    expect(read.body).not.toHaveProperty('flow_count');
    expect(read.body).not.toHaveProperty('messages');
    const running = await tenant.api('GET', `/flows/${id}?hydrate=form_count&hydrate=forms`);
    expect(running.body).toMatchObject({ form_count: 1, forms: [{ name: 'Address' }] });
  });

  it('refuses a component that Auth0 does not have, and settings that are not of its type', async () => {
    const withComponent = (component: Doc) => ({
      name: 'Address',
      nodes: [{ id: 'step_1', type: 'STEP', config: { components: [{ id: 'street', ...component }] } }],
    });
    const refused = async (component: Doc) =>
      (await tenant.api('POST', '/forms', withComponent(component))).body.message;
    expect(await refused({ category: 'FIELD', type: 'SLIDER' })).toMatch(/No enum match for: "SLIDER"/);
    expect(await refused({ category: 'FIELD', type: 'TEXT', config: { min_value: 1 } })).toMatch(
      /Additional properties not allowed: min_value/,
    );
    expect(await refused({ category: 'BLOCK', type: 'NEXT_BUTTON' })).toMatch(
      /Missing required property: config/,
    );
  });
});

describe('a flow', () => {
  it('wants the parameters of each of its steps', async () => {
    const step = { id: 'find', type: 'AUTH0', action: 'GET_USER', params: { connection_id: 'ac_1' } };
    const { body } = await tenant.api('POST', '/flows', { name: 'Find', actions: [step] });
    expect(body.message).toMatch(/Missing required property: user_id' on property actions\[0\]\.params/);
  });

  it('is gone with its runs', async () => {
    const id = await made('/flows', { name: 'Find' });
    const run = {
      id: 'run_1',
      trace_id: 't',
      status: 'done',
      debug: { find: {} },
      created_at: '2026-03-02',
      updated_at: '2026-03-02',
    };
    await tenant.control('POST', '/seed', { [`/flows/${id}/executions`]: [run] });
    const path = `/flows/${id}/executions/run_1`;
    expect((await tenant.api('GET', path)).body).not.toHaveProperty('debug');
    expect((await tenant.api('GET', `${path}?hydrate=debug`)).body).toHaveProperty('debug');
    expect((await tenant.api('DELETE', `/flows/${id}`)).status).toBe(204);
    expect((await tenant.api('GET', path)).status).toBe(404);
    expect((await tenant.api('DELETE', `/flows/${id}`)).status).toBe(404);
  });
});

describe('a vault connection', () => {
  const http = { name: 'Parts supplier', app_id: 'HTTP', setup: { type: 'BEARER', token: 'cassette' } };

  it('is ready with its setup, which is never shown', async () => {
    const { body } = await tenant.api('POST', '/flows/vault/connections', http);
    expect(body).toMatchObject({ ready: true, refreshed_at: null, fingerprint: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain('cassette');
    const read = await tenant.api('GET', `/flows/vault/connections/${String(body.id)}`);
    expect(read.body).not.toHaveProperty('refreshed_at');
  });

  it('takes the setups of its app', async () => {
    const id = await made('/flows/vault/connections', http);
    const setup = { type: 'WEBHOOK', url: 'https://hooks.example' };
    const path = `/flows/vault/connections/${id}`;
    expect((await tenant.api('PATCH', path, { setup })).status).toBe(400);
    expect((await tenant.api('PATCH', path, { name: 'Supplier' })).body).toMatchObject({ ready: true });
  });
});
