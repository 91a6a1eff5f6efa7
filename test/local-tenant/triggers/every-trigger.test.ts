import { checkEvent } from '../../../src/actions/runtime/check-event.ts';
import { type TriggerId, triggers } from '../../../src/actions/runtime/triggers/index.ts';
import { docsOf } from '../../../src/core/json.ts';
import { events } from '../../../src/testing/events/index.ts';
import { ActingTenant } from '../../support/acting-tenant.ts';

let fernhill: ActingTenant;
beforeAll(async () => {
  fernhill = await ActingTenant.open();
});
beforeEach(() => fernhill.reset());
afterAll(() => fernhill.close());

const nora = { connection: 'fernhill-customers', email: 'nora@example.com', password: 'Puncture-repair-1' };
const user = () => fernhill.send('POST', '/users', { ...nora, user_metadata: { bike: 'cargo' } });
const emails = () => fernhill.send('POST', '/emails/provider', { name: 'custom', credentials: {} });

/** Each trigger that the Management API sets off, with a request that does. */
const TRIGGERS: Readonly<Partial<Record<TriggerId, () => Promise<unknown>>>> = {
  'pre-user-registration': user,
  'post-user-registration': user,
  async 'post-change-password'() {
    const { user_id = '' } = await user();
    await fernhill.send('PATCH', `/users/${String(user_id)}`, { password: 'Puncture-repair-2' });
  },
  async 'custom-email-provider'() {
    await emails();
    await fernhill.send('PATCH', '/tenants/settings', {
      friendly_name: 'Fernhill Bicycles',
      support_url: 'https://fernhill.example/help',
    });
    await user();
  },
  async 'custom-phone-provider'() {
    const path = '/branding/phone/providers';
    const custom = { name: 'custom', configuration: { delivery_methods: ['text'] }, credentials: {} };
    const { id = '' } = await fernhill.send('POST', path, custom);
    await fernhill.send('POST', `${path}/${String(id)}/try`, { to: '+441632960123' });
  },
  async 'event-stream'() {
    const [action] = fernhill.list('/actions/actions');
    await fernhill.send('POST', '/event-streams', {
      name: 'Workshop',
      subscriptions: [{ event_type: 'user.created' }],
      destination: { type: 'action', configuration: { action_id: action?.id ?? '' } },
    });
    await user();
  },
};

const setting = Object.entries(TRIGGERS) as [TriggerId, () => Promise<unknown>][];

/** Sets a trigger off, with an Action of this code. */
async function setOff(trigger: TriggerId, request: () => Promise<unknown>, ...codes: readonly string[]) {
  if (trigger === 'event-stream') await fernhill.deploy(trigger, codes.join('\n'), `${trigger}-1`);
  else await fernhill.bind(trigger, ...codes);
  await request();
  await fernhill.settled();
}

describe.each(setting)('%s', (trigger, request) => {
  it('gets an event that Auth0 could send, and is recorded with its logs in order', async () => {
    await setOff(trigger, request, "console.log('first'); console.warn('second');");
    expect(fernhill.events.map((event) => checkEvent(trigger, event))).toEqual([[]]);
    expect(JSON.stringify(fernhill.events)).not.toContain('Puncture-repair');
    expect(fernhill.executions()).toMatchObject([
      {
        trigger_id: trigger,
        status: 'final',
        results: [{ action_name: `${trigger}-1`, response: { logs: 'first\nsecond\n' } }],
      },
    ]);
    expect(await fernhill.log('actions_execution_failed')).toEqual([]);
  });

  it('tells of an Action that throws, in the execution and in the log', async () => {
    const refuses = trigger === 'pre-user-registration';
    const tried = setOff(trigger, request, "throw new RangeError('no bell');");
    await (refuses ? expect(tried).rejects.toThrow('Sandbox error') : tried);
    const [run] = fernhill.executions();
    expect(docsOf(run?.results)).toMatchObject([{ error: { id: 'RangeError', msg: 'no bell' } }]);
    const [entry] = await fernhill.log('actions_execution_failed');
    expect(entry).toMatchObject({
      description: 'no bell',
      details: {
        trigger_id: trigger,
        execution_id: run?.id,
        action_name: `${trigger}-1`,
        error_class: 'action_error',
        action_error: { name: 'RangeError', message: 'no bell' },
      },
    });
    expect(fernhill.list('/users').length).toBe(
      trigger === 'pre-user-registration' || trigger === 'custom-phone-provider' ? 0 : 1,
    );
  });
});

it.each(Object.keys(triggers) as TriggerId[])('tries an Action of %s with an event', async (trigger) => {
  const id = await fernhill.deploy(
    trigger,
    "console.log(Object.keys(event).join(' ')); api.cache.delete('bell');",
  );
  const payload = JSON.parse(JSON.stringify(events[trigger]));
  const { payload: tried } = await fernhill.send('POST', `/actions/actions/${id}/test`, { payload });
  expect(checkEvent(trigger, payload)).toEqual([]);
  expect(tried).toMatchObject({ response: { logs: expect.stringContaining('secrets') }, commands: [] });
});

it('runs nothing where nothing is bound', async () => {
  await emails();
  const { user_id = '' } = await user();
  await fernhill.send('PATCH', `/users/${String(user_id)}`, { password: 'Puncture-repair-2' });
  await fernhill.settled();
  expect([fernhill.events, fernhill.executions()]).toEqual([[], []]);
});
