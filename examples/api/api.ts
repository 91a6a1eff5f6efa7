// The API behind Fernhill's applications. Every route says which scope it wants; one wants a permission. The SDK checks
// the token: its signature with the tenant's keys, its issuer, that it is not over, and that it is for this API (audience).
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { auth, InsufficientScopeError, requiredScopes, UnauthorizedError } from 'express-oauth2-jwt-bearer';

export interface ApiSettings {
  /** `https://localhost:4400`, or `https://fernhill.eu.auth0.com` */
  readonly issuer: string;
  /** The API's identifier: `https://api.fernhill.example/` */
  readonly audience: string;
  /** Where browsers may call it from: `http://localhost:5173` */
  readonly origins: readonly string[];
}

interface Booking {
  readonly id: number;
  readonly owner: string;
  readonly bicycle: string;
}

/** Bookings are kept as long as the process runs. */
export function api({ issuer, audience, origins }: ApiSettings): Express {
  const bookings: Booking[] = [];
  const app = express();
  app.use(crossOrigin(origins));
  app.use(express.json());
  app.get('/', (_, response) => void response.json({ name: 'Fernhill Bookings API', audience }));

  app.use(auth({ issuerBaseURL: issuer, audience, tokenSigningAlg: 'RS256', dpop: { enabled: false } }));
  app.get('/bookings', requiredScopes('read:bookings'), (request, response) => {
    response.json(bookings.filter(({ owner }) => owner === request.auth?.payload.sub));
  });
  app.post('/bookings', requiredScopes('create:bookings'), (request, response) => {
    const { bicycle } = (request.body ?? {}) as { bicycle?: unknown };
    if (typeof bicycle !== 'string' || bicycle.trim() === '') {
      response.status(400).json({ error: 'invalid_request', error_description: 'Say which bicycle.' });
      return;
    }
    const booking = {
      id: bookings.length + 1,
      owner: String(request.auth?.payload.sub),
      bicycle: bicycle.trim(),
    };
    bookings.push(booking);
    response.status(201).json(booking);
  });
  app.get('/reports', permission('read:reports'), (_, response) => {
    response.json({ bookings: bookings.length });
  });
  app.post('/reminders', requiredScopes('send:reminders'), (_, response) => {
    response.json({ sent: bookings.length });
  });
  app.use(refuse);
  return app;
}

/** Cross-origin requests (CORS): a browser asks first, without a token, whether it may send one. */
function crossOrigin(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin === undefined || !origins.includes(origin)) {
      next();
      return;
    }
    response.set('Access-Control-Allow-Origin', origin);
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set('Access-Control-Allow-Headers', 'Authorization, Content-Type');
    response.set('Access-Control-Allow-Methods', 'GET, POST').status(204).end();
  };
}

/** What the person's roles permit, whatever the application asked for. The SDK has no middleware for it. */
function permission(wanted: string): RequestHandler {
  return (request, _response, next) => {
    const held = request.auth?.payload['permissions'];
    if (Array.isArray(held) && held.includes(wanted)) next();
    else next(new InsufficientScopeError([wanted]));
  };
}

/** RFC 6750, section 3: why, in the header and as JSON. A request without a token is told no more than that it needs one. */
const refuse: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof UnauthorizedError)) {
    next(error);
    return;
  }
  const { code } = error as { code?: string };
  response
    .status(error.status)
    .set(error.headers)
    .json(code === undefined ? {} : { error: code, error_description: error.message });
};
