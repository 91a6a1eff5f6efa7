import type { Doc } from '../../../src/core/json.ts';
import { ActingTenant } from '../../support/acting-tenant.ts';

let fernhill: ActingTenant;
beforeAll(async () => {
  fernhill = await ActingTenant.open(1_000);
});
beforeEach(() => fernhill.reset());
afterAll(() => fernhill.close());

const provider = (more: Doc = {}) =>
  fernhill.send('POST', '/emails/provider', {
    name: 'custom',
    credentials: {},
    default_from_address: 'bell@fernhill.example',
    ...more,
  });
const nora = { connection: 'fernhill-customers', email: 'nora@example.com', password: 'Puncture-repair-1' };

async function mail(): Promise<Doc> {
  await fernhill.send('POST', '/users', nora);
  await fernhill.settled();
  const [message = {}, ...rest] = fernhill.list('/_outbox');
  expect(rest).toEqual([]);
  return message;
}

const logs = () => fernhill.executions().map(({ results }) => JSON.stringify(results));

describe('an e-mail', () => {
  it('waits in the outbox where no Action delivers it', async () => {
    await fernhill.bind('custom-email-provider', '');
    const message = await mail();
    expect(message).toMatchObject({ channel: 'email', to: 'nora@example.com', kind: 'verify_email' });
    expect(message).not.toHaveProperty('status');
    expect(fernhill.executions()).toEqual([]);
  });

  it('waits where the provider has no Action', async () => {
    await provider();
    expect(await mail()).not.toHaveProperty('status');
  });

  it('is delivered by the Action of the custom provider, in the words of the tenant', async () => {
    await provider();
    await fernhill.send('POST', '/email-templates', {
      template: 'verify_email',
      subject: 'Hello {{ user.email | escape }}',
      body: '<a href="{{ url }}">at {{ connection.name }}</a>',
      from: '',
      syntax: 'liquid',
      enabled: true,
    });
    await fernhill.bind(
      'custom-email-provider',
      'const { from, to, subject, html, text, message_type } = event.notification;' +
        "console.log([from, to, subject, html.replace(text, 'URL'), message_type, event.user.email].join('|'));",
    );
    const message = await mail();
    const [run] = fernhill.executions();
    expect(message).toMatchObject({ status: 'sent', attempts: [{ status: 'sent', execution: run?.id }] });
    expect(logs()[0]).toContain(
      'bell@fernhill.example|nora@example.com|Hello nora@example.com|<a href=\\"URL\\">at fernhill-customers</a>|verify_email|nora@example.com',
    );
    expect(await fernhill.log('fn')).toEqual([]);
  });

  it.each([
    [
      'drop',
      "api.notification.retry('later'); api.notification.drop('no such mailbox');",
      'dropped',
      'no such mailbox',
    ],
    ['throw', "throw new Error('no bell');", 'failed', 'no bell'],
    ['end their process', 'process.exit(1);', 'failed', 'ended'],
  ])('is not tried again where its Action should %s', async (_, code, status, reason) => {
    await provider();
    await fernhill.bind('custom-email-provider', code);
    const noted = { status, reason: expect.stringContaining(reason) };
    expect(await mail()).toMatchObject({ status, attempts: [noted] });
    expect(await fernhill.log('fn')).toMatchObject([
      {
        description: 'Failed Sending Notification',
        details: { email_type: 'verify_email', to: 'nora@example.com', error: noted.reason },
      },
    ]);
  });

  it('is tried again five times at most', async () => {
    await provider();
    await fernhill.bind('custom-email-provider', "api.notification.retry('greylisted');");
    const { status, attempts } = await mail();
    expect([status, attempts]).toMatchObject([
      'failed',
      [
        ...Array.from({ length: 5 }, () => ({ status: 'retrying', reason: 'greylisted' })),
        { status: 'failed' },
      ],
    ]);
    expect(await fernhill.log('fn')).toHaveLength(6);
  });

  it('asks people to enroll, where that is asked for', async () => {
    await provider();
    await fernhill.bind(
      'custom-email-provider',
      'console.log(event.notification.message_type, event.notification.text);',
    );
    const { user_id = '' } = await fernhill.send('POST', '/users', { ...nora, email_verified: true });
    const ticket = await fernhill.send('POST', '/guardian/enrollments/ticket', { user_id, send_mail: true });
    await fernhill.settled();
    expect(logs()).toEqual([expect.stringContaining(`enrollment_email ${String(ticket.ticket_url)}`)]);
  });
});

describe('a message to a phone', () => {
  const path = '/branding/phone/providers';
  const custom = { name: 'custom', configuration: { delivery_methods: ['text', 'voice'] }, credentials: {} };
  const LOGS =
    "const { recipient, as_text, code, message_type } = event.notification; console.log([recipient, as_text, code, message_type].join('|'));";

  it('is delivered by the Action that was deployed for it, bound or not', async () => {
    const { id = '' } = await fernhill.send('POST', path, custom);
    await fernhill.deploy('custom-phone-provider', LOGS);
    await fernhill.send('POST', `${path}/${String(id)}/try`, { to: '+441632960123' });
    await fernhill.settled();
    expect(fernhill.list('/_outbox')).toMatchObject([{ channel: 'text', status: 'sent' }]);
    expect(logs()[0]).toContain('+441632960123|A test of custom.|123456|otp_verify');
  });

  it('says what its template says', async () => {
    await fernhill.send('POST', path, custom);
    await fernhill.bind('custom-phone-provider', LOGS);
    const { id = '' } = await fernhill.send('POST', '/branding/phone/templates', {
      type: 'change_password',
      content: { body: { text: 'Fernhill: {{ code }}' } },
    });
    await fernhill.send('POST', `/branding/phone/templates/${String(id)}/try`, { to: '+441632960123' });
    await fernhill.settled();
    expect(fernhill.list('/_outbox')).toMatchObject([{ text: 'Fernhill: 123456', status: 'sent' }]);
    expect(logs()[0]).toContain('+441632960123|Fernhill: 123456||change_password');
  });

  it('that its Action drops is in the log', async () => {
    const { id = '' } = await fernhill.send('POST', path, custom);
    await fernhill.bind('custom-phone-provider', "api.notification.drop('no such number');");
    const request = { to: '+441632960123', delivery_method: 'voice' };
    await fernhill.send('POST', `${path}/${String(id)}/try`, request);
    await fernhill.settled();
    expect(await fernhill.log('fn')).toMatchObject([
      { details: { notification_type: 'voice', to: '+441632960123', error: 'no such number' } },
    ]);
  });
});
