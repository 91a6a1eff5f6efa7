import { type Doc, docOf, textOf } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { deliverByAction } from './deliver-by-action.ts';
import { send } from './outbox.ts';
import { rendered } from './rendered.ts';
import { sendToPhone } from './send-to-phone.ts';

/** A code, or a link, that lets somebody in. */
export interface PasswordlessMessage {
  /** An e-mail address, or a phone number where the connection is `sms`. */
  readonly to: string;
  readonly connection: Doc;
  readonly client: Doc;
  readonly organization?: Doc | undefined;
  /** As far as there is one already. */
  readonly user: Doc;
  readonly code: string;
  /** In place of the code. */
  readonly link?: string | undefined;
  readonly language: string;
}

/** Tells somebody their code, in the words of the connection. Auth0's documentation, "Passwordless Authentication with Email". */
export function sendPasswordless(message: PasswordlessMessage, context: HookContext): void {
  if (message.connection.strategy === 'sms') sendText(message, context);
  else sendMail(message, context);
}

function sendMail(message: PasswordlessMessage, context: HookContext): void {
  const { to, connection, client, organization, user, code, link } = message;
  const options = docOf(docOf(connection.options).email);
  const fill = (template: unknown, otherwise: string) =>
    rendered(withMacros(textOf(template as string) || otherwise), variablesOf(message));
  const subject = fill(options.subject, 'Welcome to {{ application.name }}');
  const html = fill(options.body, link === undefined ? CODE : LINK);
  const text = link ?? code;
  const id = send(context, { channel: 'email', to, kind: 'passwordless_email', text, subject, html });
  const provider = docOf(context.documents.get('/emails/provider', ''));
  if (provider.name !== 'custom' || provider.enabled === false) return;
  const from = textOf(options.from) || textOf(provider.default_from_address) || '';
  const notification = { from, html, locale: 'en', message_type: 'verification_code', subject, text, to };
  const facts = {
    user: { email: to, ...user },
    connection,
    client,
    ...(organization && { organization }),
    notification,
  };
  deliverByAction({ message: id, trigger: 'custom-email-provider', facts }, context);
}

const CODE = '<p>Your code for {{ application.name | escape }} is {{ code }}.</p>';
const LINK = '<p><a href="{{ link }}">Log in to {{ application.name | escape }}</a></p>';
const TEXT = 'Your code for {{ application.name }} is {{ code }}.';

function sendText(message: PasswordlessMessage, context: HookContext): void {
  const { to, connection, code } = message;
  const { template, from } = docOf(connection.options);
  const said = rendered(withMacros(textOf(template) || TEXT), variablesOf(message));
  const sent = { to, code, kind: 'passwordless_sms', type: 'otp_verify', texts: { text: said, voice: said } };
  sendToPhone({ ...sent, ...(textOf(from) && { from: textOf(from) ?? '' }) }, context);
}

/** The older syntax, `md_with_macros`: `@@password@@`. */
function withMacros(template: string): string {
  return template.replaceAll('@@password@@', '{{ code }}');
}

function variablesOf({ client, organization, code, link, language, to }: PasswordlessMessage): Doc {
  return {
    code,
    link: link ?? '',
    send: link === undefined ? 'code' : 'link',
    email: to,
    application: { name: client.name ?? '' },
    organization: organization ?? {},
    request_language: language,
    operation: null,
  };
}
