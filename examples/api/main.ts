import { listen } from '../listen.ts';
import { settings } from '../settings.ts';
import { api } from './api.ts';

const { AUTH0_DOMAIN, API_AUDIENCE, API_PORT, API_ORIGINS } = settings({
  AUTH0_DOMAIN: undefined,
  API_AUDIENCE: 'https://api.fernhill.example/',
  API_PORT: '3001',
  // Separated by commas.
  API_ORIGINS: 'http://localhost:5173',
});
const app = api({
  issuer: `https://${AUTH0_DOMAIN}`,
  audience: API_AUDIENCE,
  origins: API_ORIGINS.split(','),
});
listen(app, Number(API_PORT), `The API is at http://localhost:${API_PORT}/`);
