import { client } from './client.ts';
import { customDomain } from './custom-domain.ts';
import { request } from './request.ts';
import { choice, object, text } from './schema.ts';
import { securityContext } from './security-context.ts';
import { tenant } from './tenant.ts';
import { correlation } from './transaction.ts';
import { phoneUser } from './user.ts';

/** A person is to get a code by text message or call, as a second factor. */
export const sendPhoneMessageEvent = object(
  {
    message_options: object({
      action: choice('enrollment', 'second-factor-authentication'),
      code: text,
      message_type: choice('sms', 'voice'),
      /** A phone number. */
      recipient: text,
      text,
    }),
    request,
    tenant,
    user: phoneUser,
  },
  { client, custom_domain: customDomain, security_context: securityContext, transaction: correlation },
);
