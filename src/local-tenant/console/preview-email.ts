import { html } from 'hono/html';
import { docOf } from '../../core/json.ts';
import type { EmailTemplate } from '../../resources/messages/email-texts.ts';
import { notificationOf } from '../../resources/messages/send-email.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';
import { mailFrame } from './mail-frame.ts';

/** Those that tell a code instead of a link. */
const WITH_CODE: ReadonlySet<EmailTemplate> = new Set(['mfa_oob_code']);

/** An e-mail to the first user, whose `user_metadata.lang` is the language: what templates tell languages by (documented). */
export function previewEmail(
  { state, domain, issuer }: TenantContext,
  template: EmailTemplate,
  language: string,
): Html {
  const { held } = state;
  const [known] = held.list('/users');
  const [client] = held.list('/clients').filter(({ global }) => global !== true);
  const [organization] = held.list('/organizations');
  const user = {
    email: 'somebody@mail.example',
    name: 'Somebody',
    ...known,
    user_metadata: { ...docOf(known?.user_metadata), lang: language },
  };
  const email = {
    template,
    to: String(user.email),
    user,
    client,
    organization,
    ...(WITH_CODE.has(template) ? { code: '123456' } : { url: `${issuer}u/preview?ticket=of-nobody` }),
  };
  const {
    from,
    subject,
    html: body,
    to,
  } = notificationOf(email, docOf(held.get('/emails/provider', '')), {
    documents: held,
    domain,
  });
  return html`<dl><dt>From</dt><dd>${from || 'not said'}</dd><dt>To</dt><dd>${to}</dd><dt>Subject</dt><dd>${subject}</dd></dl>
${mailFrame(subject, body)}`;
}
