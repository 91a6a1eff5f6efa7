import { type Doc, docOf, docsOf } from '../../../src/core/json.ts';
import { ActingTenant } from '../../support/acting-tenant.ts';

let fernhill: ActingTenant;
beforeAll(async () => {
  fernhill = await ActingTenant.open(1_000);
});
beforeEach(() => fernhill.reset());
afterAll(() => fernhill.close());

const LOGS =
  'console.log(event.message.type, event.message.data.object.name, Object.keys(event.message).sort());';

async function stream(code: string, ...types: readonly string[]): Promise<string> {
  const action_id = await fernhill.deploy('event-stream', code);
  const { id = '' } = await fernhill.send('POST', '/event-streams', {
    name: 'Workshop',
    subscriptions: types.map((event_type) => ({ event_type })),
    destination: { type: 'action', configuration: { action_id } },
  });
  return `/event-streams/${String(id)}`;
}

const organization = (name: string) => fernhill.send('POST', '/organizations', { name });
const failed = async (path: string) =>
  (await fernhill.send('GET', `${path}/deliveries`)) as unknown as readonly Doc[];
const logs = () =>
  fernhill.executions().map(({ results }) => String(docOf(docOf(docsOf(results)[0]).response).logs));

describe('an event stream that ends in an Action', () => {
  it('is told what happens of what it wants, after the answer', async () => {
    const path = await stream(LOGS, 'organization.created', 'organization.deleted');
    const { id = '' } = await organization('tandem-club');
    await fernhill.send('PATCH', `/organizations/${String(id)}`, { display_name: 'Tandem Club' });
    await fernhill.send('DELETE', `/organizations/${String(id)}`);
    await fernhill.settled();
    const [made, gone, ...more] = logs().sort();
    expect(made).toContain('organization.created tandem-club');
    expect(gone).toContain('organization.deleted tandem-club');
    expect(more).toEqual([]);
    expect(made).toContain("'data', 'id', 'source', 'specversion', 'time', 'type'");
    expect(await failed(path)).toEqual([]);
  });

  it('is told nothing of a request that was refused, nor when it is disabled', async () => {
    const path = await stream(LOGS, 'organization.created');
    expect((await fernhill.api('POST', '/organizations', { name: 'Not a name' })).status).toBe(400);
    await fernhill.send('PATCH', path, { status: 'disabled' });
    await organization('tandem-club');
    await fernhill.settled();
    expect(fernhill.executions()).toEqual([]);
  });

  it('is tried again until its Action does not fail', async () => {
    const twice =
      "const { value = '' } = (await api.cache.get('tries')) ?? {}; api.cache.set('tries', value + 'I');";
    const path = await stream(
      `${twice} if (value !== 'II') throw new Error('Flat tyre');`,
      'organization.created',
    );
    await organization('tandem-club');
    await fernhill.settled();
    expect(await failed(path)).toEqual([]);
    expect(fernhill.executions()).toHaveLength(3);
    expect(await fernhill.log('actions_execution_failed')).toHaveLength(2);
  });

  it('keeps the four attempts of a delivery that never arrives, and harms nobody else', async () => {
    const path = await stream(
      "if (event.message.data.object.name === 'tandem-club') process.exit(1);",
      'organization.created',
    );
    await organization('tandem-club');
    await organization('cargo-club');
    await fernhill.settled();
    const attempt = { status: 'failed', error_message: expect.stringContaining('ended') };
    expect(await failed(path)).toMatchObject([{ attempts: [attempt, attempt, attempt, attempt] }]);
  });
});
