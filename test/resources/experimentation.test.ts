import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let tenant: OpenTenant;
beforeEach(async () => {
  tenant = await openTenant();
});
afterEach(() => tenant.tenant.close());

const FLAGS = '/experimentation/feature-flags';
const EXPERIMENTS = '/experimentation/experiments';

async function made(path: string, body: Doc): Promise<string> {
  return String((await tenant.api('POST', path, body)).body.id);
}

/** A feature flag with two variations, and an experiment that gives each to half of the visitors. */
async function experiment() {
  const parameters = { show_bell: { type: 'boolean', value: false } };
  const flag = await made(FLAGS, { name: 'Bell on the login page', parameters });
  const variation = (name: string, value: boolean) =>
    made(`${FLAGS}/${flag}/variations`, { name, overrides: { show_bell: { value } } });
  const [without, withBell] = [await variation('Without', false), await variation('With', true)];
  const body = {
    name: 'Does a bell help',
    feature_flag_id: flag,
    authentication_flow: 'login',
    allocation_strategy: 'percentage',
    assignment_config: { subject: 'device' },
    allocations: [
      { variation_id: without, weight: 50, is_control: true },
      { variation_id: withBell, weight: 40, is_control: false },
    ],
  };
  return { flag, without, withBell, body, id: await made(EXPERIMENTS, body) };
}

describe('an experiment', () => {
  it('tells what keeps it from being active, and begins once nothing does', async () => {
    const { flag, id, body } = await experiment();
    const path = `${EXPERIMENTS}/${id}`;
    const codes = async () =>
      ((await tenant.api('POST', `${path}/validate`)).body.errors as readonly Doc[]).map(({ code }) => code);
    expect(await codes()).toEqual(['feature_flag_not_active', 'weight_sum']);
    expect((await tenant.api('POST', `${path}/status`, { status: 'active' })).status).toBe(400);
    await tenant.api('POST', `${FLAGS}/${flag}/status`, { status: 'active' });
    const allocations = body.allocations.map((one) => ({ ...one, weight: 50 }));
    const changed = await tenant.api('PATCH', path, { allocations });
    expect(changed.body).toMatchObject({ status: 'draft', is_valid: true });
    const active = await tenant.api('POST', `${path}/status`, { status: 'active' });
    expect(active.body).toMatchObject({ status: 'active', started_at: expect.any(String) });
    expect((await tenant.api('DELETE', path)).status).toBe(400);
    const completed = await tenant.api('POST', `${path}/status`, { status: 'completed' });
    expect(completed.body).toMatchObject({ status: 'completed', ended_at: expect.any(String) });
    expect((await tenant.api('POST', `${path}/status`, { status: 'active' })).status).toBe(400);
  });

  it('keeps its flag and its variations', async () => {
    const { flag, without, id } = await experiment();
    expect((await tenant.api('DELETE', `${FLAGS}/${flag}/variations/${without}`)).status).toBe(409);
    expect((await tenant.api('DELETE', `${FLAGS}/${flag}`)).status).toBe(409);
    expect((await tenant.api('DELETE', `${EXPERIMENTS}/${id}`)).status).toBe(204);
    expect((await tenant.api('DELETE', `${FLAGS}/${flag}`)).status).toBe(204);
    expect((await tenant.api('GET', `${FLAGS}/${flag}/variations`)).status).toBe(404);
  });

  it('is hidden in the archive unless it is asked for', async () => {
    const { id } = await experiment();
    await tenant.api('POST', `${EXPERIMENTS}/${id}/status`, { status: 'archived' });
    expect((await tenant.api('GET', EXPERIMENTS)).body).toEqual({ experiments: [] });
    const archived = await tenant.api('GET', `${EXPERIMENTS}?status=archived`);
    expect(archived.body).toMatchObject({ experiments: [{ id }] });
  });

  it('needs a flag that there is', async () => {
    const { body } = await experiment();
    const other = { ...body, name: 'Another', feature_flag_id: 'flg_unknown' };
    expect((await tenant.api('POST', EXPERIMENTS, other)).status).toBe(404);
  });
});

describe('a feature flag', () => {
  it('is active with two variations or more, which change only what it has', async () => {
    const parameters = { show_bell: { type: 'boolean', value: false } };
    const flag = await made(FLAGS, { name: 'Bell on the login page', parameters });
    expect(flag).toMatch(/^flg_[A-HJ-NP-Za-km-z1-9]{22}$/);
    expect((await tenant.api('POST', `${FLAGS}/${flag}/status`, { status: 'active' })).status).toBe(400);
    const wrong = { name: 'Loud', overrides: { volume: { value: 11 } } };
    expect((await tenant.api('POST', `${FLAGS}/${flag}/variations`, wrong)).status).toBe(400);
    await tenant.api('POST', `${FLAGS}/${flag}/status`, { status: 'archived' });
    expect((await tenant.api('POST', `${FLAGS}/${flag}/status`, { status: 'active' })).status).toBe(400);
  });
});

describe('a segment', () => {
  it('knows the attributes of a request, and stays while an experiment names it', async () => {
    const { flag, without, body } = await experiment();
    const post = (rule: Doc) =>
      tenant.api('POST', '/experimentation/segments', { name: 'Norway', rules: [{ match: rule }] });
    expect((await post({ shoe_size: ['44'] })).status).toBe(400);
    const { body: segment } = await post({ country: { starts_with: ['N'] } });
    await made(EXPERIMENTS, {
      ...body,
      name: 'Bells in Norway',
      feature_flag_id: flag,
      allocation_strategy: 'segment',
      allocations: [{ variation_id: without, segment_id: String(segment.id), priority: 1, is_control: true }],
    });
    expect((await tenant.api('DELETE', `/experimentation/segments/${String(segment.id)}`)).status).toBe(409);
  });
});

describe('an agent', () => {
  it('is known to the application that acts as it, until it is gone', async () => {
    const { body: client } = await tenant.api('POST', '/clients', { name: 'Fernhill Assistant' });
    const agentOf = () =>
      tenant.tenant.context.state.documents.get('/clients', String(client.client_id))?.agent_id;
    const { body } = await tenant.api('POST', '/agents', {
      name: 'Assistant',
      client_id: String(client.client_id),
      external_agent_id: 'assistant-1',
    });
    expect(body).toMatchObject({ external_agent_id: 'assistant-1', metadata: {} });
    expect(body).not.toHaveProperty('client_id');
    expect(agentOf()).toBe(body.agent_id);
    const twin = { name: 'Twin', external_agent_id: 'assistant-1' };
    expect((await tenant.api('POST', '/agents', twin)).status).toBe(409);
    const path = `/agents/${String(body.agent_id)}`;
    await tenant.api('PATCH', path, { metadata: { env: 'test' } });
    expect((await tenant.api('PATCH', path, { metadata: null })).body.metadata).toEqual({});
    await tenant.api('DELETE', path);
    expect(agentOf()).toBeUndefined();
  });
});

describe('a template of a verification', () => {
  it('asks for claims of a driving licence, under a name of its own', async () => {
    const template = {
      name: 'Of age',
      type: 'mdl',
      dialect: 'simplified/1.0',
      presentation: { 'org.iso.18013.5.1.mDL': { 'org.iso.18013.5.1': { age_in_years: true } } },
      well_known_trusted_issuers: 'aamva',
    };
    const path = '/verifiable-credentials/verification/templates';
    const { body } = await tenant.api('POST', path, template);
    expect(body).toMatchObject({ id: expect.stringMatching(/^vct_/), name: 'Of age' });
    expect((await tenant.api('POST', path, template)).status).toBe(409);
    const renamed = await tenant.api('PATCH', `${path}/${String(body.id)}`, { name: 'Adult', type: null });
    expect(renamed.body).toMatchObject({ name: 'Adult', type: 'mdl' });
    expect((await tenant.api('POST', path, { ...template, dialect: 'full/2.0' })).status).toBe(400);
  });
});
