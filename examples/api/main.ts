import { listen } from '../listen.ts';
import { settings } from '../settings.ts';
import { api } from './api.ts';

const { AUTH0_DOMAIN, API_AUDIENCE, API_PORT } = settings({
  AUTH0_DOMAIN: undefined,
  API_AUDIENCE: 'https://api.fernhill.example/',
  API_PORT: '3001',
});
const app = api({ issuer: `https://${AUTH0_DOMAIN}`, audience: API_AUDIENCE });
listen(app, Number(API_PORT), `The API is at http://localhost:${API_PORT}/`);
