import { listen } from '../listen.ts';
import { settings } from '../settings.ts';
import { webApp } from './web-app.ts';

const { AUTH0_DOMAIN, WEB_APP_CLIENT_ID, WEB_APP_CLIENT_SECRET, WEB_APP_SESSION_SECRET, ...rest } = settings({
  AUTH0_DOMAIN: undefined,
  WEB_APP_CLIENT_ID: undefined,
  WEB_APP_CLIENT_SECRET: undefined,
  WEB_APP_SESSION_SECRET: undefined,
  WEB_APP_PORT: '3000',
  WEB_APP_URL: 'http://localhost:3000',
  API_URL: 'http://localhost:3001',
  API_AUDIENCE: 'https://api.fernhill.example/',
  CLAIMS_NAMESPACE: 'https://fernhill.example/',
});
const app = webApp({
  issuer: `https://${AUTH0_DOMAIN}`,
  clientId: WEB_APP_CLIENT_ID,
  clientSecret: WEB_APP_CLIENT_SECRET,
  baseUrl: rest.WEB_APP_URL,
  sessionSecret: WEB_APP_SESSION_SECRET,
  api: { url: rest.API_URL, audience: rest.API_AUDIENCE },
  claims: rest.CLAIMS_NAMESPACE,
});
listen(app, Number(rest.WEB_APP_PORT), `The web application is at ${rest.WEB_APP_URL}/`);
