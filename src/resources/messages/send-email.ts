import { type Doc, docOf, textOf } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { deliverByAction } from './deliver-by-action.ts';
import { EMAILS, type EmailTemplate } from './email-texts.ts';
import { send } from './outbox.ts';
import { rendered } from './rendered.ts';

/** An e-mail that leads somewhere, or tells a code. */
export interface Email {
  readonly template: EmailTemplate;
  readonly to: string;
  readonly url?: string;
  readonly code?: string;
  /** As far as there is one: who is invited may have no user yet. */
  readonly user: Doc;
  readonly connection?: Doc | undefined;
  readonly client?: Doc | undefined;
  readonly organization?: Doc | undefined;
}

/** Puts an e-mail in the outbox; where the tenant's provider is an Action, that delivers it after the request. */
export function sendEmail(email: Email, context: HookContext): void {
  const { template, to, url = '', code } = email;
  const provider = context.documents.get('/emails/provider', '');
  const { subject, html } = notificationOf(email, docOf(provider), context);
  const message = send(context, { channel: 'email', to, kind: template, text: code ?? url, subject, html });
  if (provider?.name !== 'custom' || provider.enabled === false) return;
  const { user, connection, client, organization } = email;
  const facts = {
    user: { email: to, ...user },
    ...(connection && { connection }),
    ...(client && { client }),
    ...(organization && { organization }),
    notification: notificationOf(email, provider, context),
  };
  deliverByAction({ message, trigger: 'custom-email-provider', facts }, context);
}

const LINK = '<p><a href="{{ url }}">{{ url }}</a></p>';
const CODE = '<p>{{ code | escape }}</p>';

/** `event.notification`: the tenant's own template, where it has one. */
export function notificationOf(
  email: Email,
  provider: Doc,
  context: Pick<HookContext, 'documents' | 'domain'>,
) {
  const { template, to, url = '', code } = email;
  const own = docOf(context.documents.get(`/email-templates/${template}`, ''));
  const fill = (text: string) => rendered(text, variablesOf(email, context));
  const { type, subject } = EMAILS[template];
  return {
    // Auth0's documentation, "Customize email templates": unset, it is the provider's.
    from: fill(textOf(own.from) || textOf(provider.default_from_address) || ''),
    html: fill(textOf(own.body) || (code === undefined ? LINK : CODE)),
    locale: 'en',
    message_type: type,
    subject: fill(textOf(own.subject) || subject),
    text: code ?? url,
    to,
  };
}

/** Auth0's documentation, "Supported Liquid Syntax for Email Templates". */
function variablesOf(email: Email, { documents, domain }: Pick<HookContext, 'documents' | 'domain'>): Doc {
  const settings = docOf(documents.get('/tenants/settings', ''));
  const name = tenantName(domain);
  return {
    url: email.url ?? '',
    code: email.code ?? '',
    user: email.user,
    connection: { name: email.connection?.name ?? '' },
    application: { name: email.client?.name ?? '' },
    organization: email.organization ?? {},
    tenant: name,
    friendly_name: textOf(settings.friendly_name) || name,
    support_email: settings.support_email ?? '',
    support_url: settings.support_url ?? '',
  };
}
