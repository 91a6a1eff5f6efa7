import type {
  Client,
  Connection,
  LoginUser,
  RequestWithBody,
  Tenant,
} from '../../actions/runtime/types/index.ts';

/** The hour at which everything in the kit's events happens. */
export const NOW = '2026-03-02T09:30:00.000Z';

export const tenant: Tenant = { id: 'fernhill-dev' };

export const bookings: Client = {
  client_id: 'Bk4mVq0ZsT1yHnL7cXeR2wPjGd8uFa3o',
  name: 'Fernhill Bookings',
  metadata: {},
};

export const reminderWorker: Client = {
  client_id: 'Rm9xKd2LtY6bQvN4sJhC7eWzUf1gPa5i',
  name: 'Fernhill Reminder Worker',
  metadata: {},
};

export const customers: Connection = {
  id: 'con_fernhillcustomer',
  name: 'fernhill-customers',
  strategy: 'auth0',
  metadata: {},
};

export const request: RequestWithBody = {
  body: {},
  geoip: {
    cityName: 'Sheffield',
    continentCode: 'EU',
    countryCode: 'GB',
    countryCode3: 'GBR',
    countryName: 'United Kingdom',
    latitude: 53.38,
    longitude: -1.47,
    subdivisionCode: 'ENG',
    subdivisionName: 'England',
    timeZone: 'Europe/London',
  },
  hostname: 'fernhill-dev.eu.auth0.com',
  ip: '203.0.113.24',
  language: 'en',
  method: 'POST',
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

/** A customer with a confirmed e-mail address. */
export const priya: LoginUser = {
  app_metadata: {},
  created_at: '2025-06-14T16:05:12.000Z',
  email: 'priya.raman@example.com',
  email_verified: true,
  family_name: 'Raman',
  given_name: 'Priya',
  identities: [
    {
      connection: 'fernhill-customers',
      isSocial: false,
      provider: 'auth0',
      user_id: '684d9c38a1f2b3c4d5e6f701',
    },
  ],
  name: 'Priya Raman',
  nickname: 'priya.raman',
  picture: 'https://fernhill.example/people/priya.png',
  updated_at: NOW,
  user_id: 'auth0|684d9c38a1f2b3c4d5e6f701',
  user_metadata: {},
};
