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
