import type { Doc } from '../../../src/core/json.ts';
import { ActingTenant } from '../../support/acting-tenant.ts';

let fernhill: ActingTenant;
beforeAll(async () => {
  fernhill = await ActingTenant.open(1_000);
});
beforeEach(() => fernhill.reset());
afterAll(() => fernhill.close());

const nora = { connection: 'fernhill-customers', email: 'Nora@example.com', password: 'Puncture-repair-1' };
const made = (more: Doc = {}) => fernhill.api('POST', '/users', { ...nora, ...more });

describe('pre-user-registration', () => {
  it('gives the new user metadata, which the request may have begun', async () => {
    await fernhill.bind(
      'pre-user-registration',
      "api.user.setUserMetadata('bike', 'cargo'); api.user.setUserMetadata('bell', null);",
      "api.user.setAppMetadata('host', event.request.hostname);",
    );
    const { status, body } = await made({ user_metadata: { bell: 'brass', lamp: 'led' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      user_metadata: { bike: 'cargo', lamp: 'led' },
      app_metadata: { host: 'localhost' },
    });
    expect(body.user_metadata).not.toHaveProperty('bell');
    const [run] = fernhill.executions();
    expect(await fernhill.log('ss')).toMatchObject([{ details: { actions: { executions: [run?.id] } } }]);
  });

  it('refuses the user, whatever the reason, and tells it in the log only', async () => {
    await fernhill.bind('pre-user-registration', "api.access.deny('not from here', 'Sorry.');");
    const { status, body } = await made();
    expect([status, body]).toEqual([
      400,
      { statusCode: 400, error: 'Bad Request', message: 'Sandbox error.', errorCode: 'auth0_idp_error' },
    ]);
    expect(fernhill.list('/users')).toEqual([]);
    expect(await fernhill.log('fs', 'ss', 'fapi', 'actions_execution_failed')).toMatchObject([
      {
        type: 'fs',
        description: 'PreUserRegistrationError on pre-user-registration',
        user_name: 'nora@example.com',
        details: { error: { message: 'not from here' } },
      },
      { type: 'fapi', description: 'Sandbox error.' },
    ]);
  });

  it.each([
    ['throws', "throw new TypeError('no bell');", 'no bell', 'action_error'],
    ['loops', 'for (;;);', 'took longer', 'action_timeout'],
    ['ends its process', 'process.exit(3);', 'ended', 'platform_error'],
  ])('refuses the user where an Action %s, and nobody else', async (_, code, message, error_class) => {
    await fernhill.bind('pre-user-registration', `if (event.user.email.startsWith('nora')) { ${code} }`);
    const [one, other] = await Promise.all([made(), made({ email: 'otto@example.com' })]);
    expect([one.status, other.status]).toEqual([400, 201]);
    const [run] = fernhill.executions().filter(({ results }) => JSON.stringify(results).includes('error'));
    expect(await fernhill.log('actions_execution_failed')).toMatchObject([
      {
        description: expect.stringContaining(message),
        details: {
          trigger_id: 'pre-user-registration',
          action_name: 'pre-user-registration-1',
          execution_id: run?.id,
          version_id: expect.stringMatching(/./),
          binding_id: expect.stringMatching(/./),
          error_class,
        },
      },
    ]);
  });

  it('is not asked about a user who is refused anyway', async () => {
    await fernhill.bind('pre-user-registration', '');
    expect((await made({ connection: 'nowhere' })).status).toBe(400);
    expect((await made()).status).toBe(201);
    expect((await made()).status).toBe(409);
    expect(fernhill.executions()).toHaveLength(1);
  });

  it('sets no metadata of people without passwords', async () => {
    await fernhill.send('POST', '/connections', { name: 'email', strategy: 'email' });
    await fernhill.bind('pre-user-registration', "api.user.setUserMetadata('bike', 'cargo');");
    const body = await fernhill.send('POST', '/users', { connection: 'email', email: 'nora@example.com' });
    expect(body).not.toHaveProperty('user_metadata');
    expect(fernhill.executions()).toHaveLength(1);
  });
});

const LOGS = "console.log(event.user.user_id, event.connection.name, 'transaction' in event);";

describe('post-user-registration', () => {
  it('runs when the user is there, and does not hold up the answer', async () => {
    await fernhill.bind(
      'post-user-registration',
      `${LOGS} await new Promise((done) => setTimeout(done, 100));`,
      LOGS,
    );
    const { status, body } = await made();
    expect([status, fernhill.executions()]).toEqual([201, []]);
    await fernhill.settled();
    const logs = `${String(body.user_id)} fernhill-customers false\n`;
    expect(fernhill.executions()).toMatchObject([
      {
        trigger_id: 'post-user-registration',
        results: [
          { action_name: 'post-user-registration-1', response: { logs } },
          { action_name: 'post-user-registration-2', response: { logs } },
        ],
      },
    ]);
  });

  it.each(['throw new Error("no bell");', 'for (;;);', 'process.exit(1);'])(
    'leaves the user as it is where an Action fails: %s',
    async (code) => {
      await fernhill.bind('post-user-registration', code);
      const { status, body } = await made();
      await fernhill.settled();
      expect(status).toBe(201);
      expect((await fernhill.api('GET', `/users/${String(body.user_id)}`)).body).toEqual(body);
      expect(await fernhill.log('ss', 'actions_execution_failed')).toMatchObject([
        { type: 'ss' },
        { details: { trigger_id: 'post-user-registration' }, user_id: body.user_id },
      ]);
    },
  );

  it('does not run for a user who was refused, nor for users of an import', async () => {
    await fernhill.bind('post-user-registration', LOGS);
    await fernhill.bind(
      'pre-user-registration',
      "if (event.user.email === 'nora@example.com') api.access.deny('no');",
    );
    expect((await made()).status).toBe(400);
    const [connection] = fernhill.list('/connections');
    const users = JSON.stringify([{ email: 'otto@example.com' }]);
    await fernhill.send('POST', '/jobs/users-imports', { users, connection_id: connection?.id ?? '' });
    await fernhill.settled();
    expect(fernhill.list('/users')).toHaveLength(1);
    expect(fernhill.executions()).toMatchObject([{ trigger_id: 'pre-user-registration' }]);
  });
});

describe('post-change-password', () => {
  it('runs after a new password, and after nothing else', async () => {
    await fernhill.bind(
      'post-change-password',
      'console.log(event.user.last_password_reset, event.user.email, event.request.method);',
    );
    const { body } = await made();
    const path = `/users/${String(body.user_id)}`;
    await fernhill.send('PATCH', path, { name: 'Nora Quist' });
    expect((await fernhill.api('PATCH', path, { password: '' })).status).toBe(400);
    await fernhill.send('PATCH', path, { password: 'Puncture-repair-2' });
    await fernhill.settled();
    expect(fernhill.executions()).toMatchObject([
      {
        trigger_id: 'post-change-password',
        results: [{ response: { logs: '2026-03-02T09:00:00.000Z nora@example.com PATCH\n' } }],
      },
    ]);
  });

  it('changes nothing where it fails', async () => {
    await fernhill.bind('post-change-password', "throw new Error('no bell');");
    const { body } = await made();
    await fernhill.send('PATCH', `/users/${String(body.user_id)}`, { password: 'Puncture-repair-2' });
    await fernhill.settled();
    expect(await fernhill.log('scp', 'actions_execution_failed')).toMatchObject([{ type: 'scp' }, {}]);
  });
});
