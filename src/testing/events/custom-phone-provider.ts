import type { CustomPhoneProviderEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, messageTenant, PRIYAS_PHONE, priya, requestWithoutBody } from './people.ts';

/** Priya is to get a code by text message, to sign in. */
export const customPhoneProviderEvent: CustomPhoneProviderEvent = {
  client: bookings,
  connection: customers,
  notification: {
    as_text: '482913 is your verification code for Fernhill Bicycles.',
    as_voice: 'Your verification code for Fernhill Bicycles is 4, 8, 2, 9, 1, 3.',
    code: '482913',
    delivery_method: 'text',
    from: '+447700900500',
    locale: 'en',
    message_type: 'otp_verify',
    recipient: PRIYAS_PHONE,
  },
  request: requestWithoutBody,
  secrets: {},
  tenant: messageTenant,
  transaction: { correlation_id: 'c_1Nw9kG3lAu' },
  user: { ...priya, phone_number: PRIYAS_PHONE, phone_verified: true },
};
