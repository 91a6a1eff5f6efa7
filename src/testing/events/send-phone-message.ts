import type { SendPhoneMessageEvent } from '../../actions/runtime/types/index.ts';
import { bookings, PRIYAS_PHONE, priya, requestWithoutBody, securityContext, tenant } from './people.ts';

/** Priya signs in and is to get a code by text message. */
export const sendPhoneMessageEvent: SendPhoneMessageEvent = {
  client: bookings,
  message_options: {
    action: 'second-factor-authentication',
    code: '482913',
    message_type: 'sms',
    recipient: PRIYAS_PHONE,
    text: '482913 is your verification code for Fernhill Bicycles.',
  },
  request: requestWithoutBody,
  secrets: {},
  security_context: securityContext,
  tenant,
  transaction: { correlation_id: 'c_6Vb1nF7gYq' },
  user: priya,
};
