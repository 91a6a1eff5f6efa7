import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

const at = (path: string) => `/guardian/factors/${path}`;
const get = async (path: string) => (await fernhill.api('GET', at(path))).body;
const documents = () => fernhill.tenant.context.state.documents;

describe('a factor', () => {
  it('is switched by its name, and one that Auth0 does not have is refused', async () => {
    expect((await fernhill.api('PUT', at('otp'), { enabled: true })).body).toEqual({ enabled: true });
    const { body } = await fernhill.api('GET', '/guardian/factors');
    expect(body).toContainEqual({ name: 'otp', enabled: true, trial_expired: false });
    expect((await fernhill.api('PUT', at('otter'), { enabled: true })).body).toMatchObject({
      statusCode: 400,
      errorCode: 'invalid_uri',
    });
  });
});

describe('the settings of factors', () => {
  it('are Auth0’s own where nobody has set them', async () => {
    expect(await get('phone/message-types')).toEqual({ message_types: [] });
    expect(await get('phone/selected-provider')).toEqual({ provider: 'auth0' });
    expect(await get('sms/selected-provider')).toEqual({ provider: 'auth0' });
    expect(await get('push-notification/selected-provider')).toEqual({ provider: 'guardian' });
    expect(await get('phone/providers/twilio')).toEqual({});
    expect((await fernhill.api('GET', at('sms/templates'))).status).toBe(204);
  });

  it('are replaced by PUT, and changed in part by PATCH', async () => {
    const path = at('push-notification/providers/sns');
    await fernhill.api('PUT', path, { aws_region: 'eu-west-1', aws_access_key_id: 'fernhill' });
    const { body } = await fernhill.api('PATCH', path, {
      aws_access_key_id: null,
      sns_gcm_platform_application_arn: 'arn',
    });
    expect(body).toEqual({ aws_region: 'eu-west-1', sns_gcm_platform_application_arn: 'arn' });
    expect((await fernhill.api('PUT', path, { aws_region: 'the-moon' })).status).toBe(400);
    expect((await fernhill.api('PUT', path, {})).body).toEqual({});
  });

  it('never show the certificate and the keys of push notifications', async () => {
    const apns = at('push-notification/providers/apns');
    const sent = { bundle_id: 'example.fernhill', sandbox: false, p12: 'certificate' };
    expect((await fernhill.api('PUT', apns, sent)).body).toEqual({
      bundle_id: 'example.fernhill',
      sandbox: false,
    });
    expect(await get('push-notification/providers/apns')).toEqual({
      bundle_id: 'example.fernhill',
      sandbox: false,
      enabled: true,
    });
    const fcm = at('push-notification/providers/fcmv1');
    expect((await fernhill.api('PATCH', fcm, { server_credentials: '{}' })).body).toEqual({});
    expect((await fernhill.api('GET', fcm)).status).toBe(501);
  });

  it('need both texts of a template', async () => {
    const path = at('phone/templates');
    expect((await fernhill.api('PUT', path, { enrollment_message: '{{code}}' })).status).toBe(400);
    const texts = { enrollment_message: '{{code}}', verification_message: '{{code}}' };
    expect((await get('phone/templates'))['verification_message']).toContain('{{tenant.friendly_name}}');
    expect((await fernhill.api('PUT', path, texts)).body).toEqual(texts);
    expect(await get('phone/templates')).toEqual(texts);
  });

  it('are the same below their older name', async () => {
    await fernhill.api('PUT', at('sms/providers/twilio'), { sid: 'AC-fernhill', auth_token: 'ring-ring' });
    expect(await get('phone/providers/twilio')).toEqual({ sid: 'AC-fernhill', auth_token: 'ring-ring' });
    await fernhill.api('PUT', at('phone/selected-provider'), { provider: 'twilio' });
    expect(await get('sms/selected-provider')).toEqual({ provider: 'twilio' });
  });

  it('say how security keys are asked for', async () => {
    const path = at('webauthn-roaming/settings');
    await fernhill.api('PATCH', path, { userVerification: 'required' });
    expect(await get('webauthn-roaming/settings')).toEqual({
      userVerification: 'required',
      overrideRelyingParty: false,
    });
  });
});

describe('an enrollment', () => {
  const user_id = 'auth0|nora';
  beforeEach(() => {
    fernhill.tenant.context.state.write((state) => {
      state.put('/users', user_id, { user_id, email: 'nora@example.com', multifactor: ['guardian'] });
      state.put(`/users/${user_id}/authentication-methods`, 'totp|dev_2', {
        id: 'totp|dev_2',
        type: 'totp',
        confirmed: false,
        created_at: '2026-03-01T12:00:00.000Z',
      });
    });
  });

  it('starts with a ticket, which waits beside the user’s other tickets', async () => {
    const request = { user_id, send_mail: true, factor: 'otp' };
    const { status, body } = await fernhill.api('POST', '/guardian/enrollments/ticket', request);
    expect(status).toBe(200);
    expect(body['ticket_url']).toBe(
      `https://localhost:4400/guardian/enroll?ticket=${String(body['ticket_id'])}`,
    );
    expect(documents().list('/_tickets')).toMatchObject([
      { type: 'enrollment', user_id, email: 'nora@example.com', factor: 'otp', mailed: true, used: false },
    ]);
    const nobody = { user_id: 'auth0|nobody' };
    expect((await fernhill.api('POST', '/guardian/enrollments/ticket', nobody)).status).toBe(404);
  });

  it('is found and taken away by its id, whoever has it', async () => {
    expect((await fernhill.api('GET', '/guardian/enrollments/totp%7Cdev_2')).body).toEqual({
      id: 'totp|dev_2',
      status: 'pending',
      enrolled_at: '2026-03-01T12:00:00.000Z',
    });
    expect((await fernhill.api('DELETE', '/guardian/enrollments/totp%7Cdev_2')).status).toBe(204);
    expect((await fernhill.api('GET', '/guardian/enrollments/totp%7Cdev_2')).status).toBe(404);
    expect(documents().get('/users', user_id)).not.toHaveProperty('multifactor');
  });
});

describe('the policies of multi-factor authentication', () => {
  it('are a bare list, and an empty body empties it', async () => {
    const policies = ['all-applications'];
    expect((await fernhill.api('PUT', '/guardian/policies', policies)).body).toEqual(policies);
    expect((await fernhill.api('GET', '/guardian/policies')).body).toEqual(policies);
    expect((await fernhill.api('PUT', '/guardian/policies')).body).toEqual([]);
  });
});
