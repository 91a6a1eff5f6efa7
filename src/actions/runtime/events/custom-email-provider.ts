import { client } from './client.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { organization } from './organization.ts';
import { emailRequest } from './request.ts';
import { choice, object, text } from './schema.ts';
import { messageTenant } from './tenant.ts';
import { correlation } from './transaction.ts';
import { emailUser } from './user.ts';

const messageType = choice(
  'verify_email',
  'verify_email_by_code',
  'reset_email',
  'reset_email_by_code',
  'welcome_email',
  'verification_code',
  'mfa_oob_code',
  'enrollment_email',
  'blocked_account',
  'stolen_credentials',
  'try_provider_configuration_email',
  'organization_invitation',
);

/** An e-mail is to be sent. */
export const customEmailProviderEvent = object(
  {
    client,
    notification: object({
      from: text,
      html: text,
      locale: text,
      message_type: messageType,
      subject: text,
      text,
      to: text,
    }),
    request: emailRequest,
    tenant: messageTenant,
    user: emailUser,
  },
  { connection, custom_domain: customDomain, organization, transaction: correlation },
);
