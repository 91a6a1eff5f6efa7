import { client } from './client.ts';
import { connection } from './connection.ts';
import { customDomain } from './custom-domain.ts';
import { organization } from './organization.ts';
import { request } from './request.ts';
import { choice, object, text } from './schema.ts';
import { messageTenant } from './tenant.ts';
import { correlation } from './transaction.ts';
import { phoneUser } from './user.ts';

const messageType = choice(
  'otp_verify',
  'otp_enroll',
  'blocked_account',
  'change_password',
  'password_breach',
);

/** A text message is to be sent or a call to be made. */
export const customPhoneProviderEvent = object(
  {
    client,
    notification: object(
      {
        as_text: text,
        as_voice: text,
        delivery_method: choice('text', 'voice'),
        message_type: messageType,
        /** A phone number. */
        recipient: text,
      },
      { code: text, from: text, locale: text },
    ),
    request,
    tenant: messageTenant,
    user: phoneUser,
  },
  { connection, custom_domain: customDomain, organization, transaction: correlation },
);
