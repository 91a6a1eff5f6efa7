import type {
  AuthenticationMethod,
  Client,
  Connection,
  LoginUser,
  MessageTenant,
  RequestWithBody,
  SecurityContext,
  Tenant,
  User,
} from '../../actions/runtime/types/index.ts';

/** The hour at which everything in the kit's events happens. */
export const NOW = '2026-03-02T09:30:00.000Z';

export const BOOKINGS_API = 'https://api.fernhill.example/';

export const tenant: Tenant = { id: 'fernhill-dev' };

/** The tenant as events of messages show it. */
export const messageTenant: MessageTenant = {
  ...tenant,
  friendly_name: 'Fernhill Bicycles',
  home_url: 'https://fernhill.example/',
  logo_url: 'https://static.fernhill.example/logo.png',
  support_email: 'support@fernhill.example',
  support_url: 'https://fernhill.example/help',
};

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

const { body: _body, ...withoutBody } = request;

/** The same request, for triggers that are not told its body. */
export const requestWithoutBody = withoutBody;

export const securityContext: SecurityContext = {
  ja3: '579ccef312d18482fc42e2b822ca2430',
  ja4: 't13d1715h2_5b57614c22b0_3d5424432f57',
};

export const password: AuthenticationMethod = { name: 'pwd', timestamp: NOW };

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

const { identities: _identities, ...profile } = priya;

/** Priya in events without `identities`. */
export const priyaAlone: User = profile;

/** A number of Ofcom's range for fiction. */
export const PRIYAS_PHONE = '+447700900143';
