import type { CustomEmailProviderEvent } from '../../actions/runtime/types/index.ts';
import { bookings, customers, messageTenant, priya, request } from './people.ts';

const LINK = 'https://fernhill-dev.eu.auth0.com/u/email-verification?ticket=nQ4vT8sLb2Kx';

/** Priya is to confirm her e-mail address. */
export const customEmailProviderEvent: CustomEmailProviderEvent = {
  client: bookings,
  connection: customers,
  notification: {
    from: 'Fernhill Bicycles <bookings@fernhill.example>',
    html: `<p>Welcome to Fernhill Bicycles. <a href="${LINK}">Confirm your address</a></p>`,
    locale: 'en',
    message_type: 'verify_email',
    subject: 'Confirm your address',
    text: `Welcome to Fernhill Bicycles. Confirm your address: ${LINK}`,
    to: 'priya.raman@example.com',
  },
  request: {
    geoip: request.geoip,
    hostname: 'fernhill-dev.eu.auth0.com',
    ip: request.ip,
    query: {},
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
  secrets: {},
  tenant: messageTenant,
  transaction: { correlation_id: 'c_3Rg5hC9jZt' },
  user: {
    app_metadata: priya.app_metadata,
    email: 'priya.raman@example.com',
    email_verified: false,
    family_name: 'Raman',
    given_name: 'Priya',
    name: 'Priya Raman',
    nickname: 'priya.raman',
    picture: 'https://fernhill.example/people/priya.png',
    user_id: priya.user_id,
    user_metadata: priya.user_metadata,
  },
};
