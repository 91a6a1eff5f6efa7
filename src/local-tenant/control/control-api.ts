import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Persona } from '../../config/project.ts';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { Kind } from '../../resources/kind.ts';
import { OUTBOX } from '../../resources/messages/outbox.ts';
import type { TenantContext } from '../context.ts';
import { JOURNAL_LENGTH } from '../journal/journal.ts';
import { errorBody } from '../management-api/error-body.ts';
import { clientAddress } from '../server/client-address.ts';
import type { Faults } from '../server/faults.ts';
import type { RateLimit } from '../server/rate-limit.ts';
import { NotLoaded } from '../upstream/not-loaded.ts';
import { exportFiles } from './exports.ts';
import { type DeployClient, resetTenant } from './fresh-tenant.ts';
import { jsonOf } from './json-of.ts';
import { mailbox } from './mailbox.ts';
import { putPersonas } from './personas.ts';
import { seed } from './seed.ts';
import { switches } from './switches.ts';
import { visibleDocuments } from './visible-documents.ts';

export interface ControlOptions {
  readonly tenant: TenantContext;
  readonly kinds: readonly Kind[];
  readonly deployClient: DeployClient;
  readonly caFile: string | undefined;
  readonly rateLimit: RateLimit;
  readonly faults: Faults;
}

/**
 * The routes below `/_local`, which no Auth0 tenant has: they empty and fill the local tenant and tell the deploy
 * client's secret, so they answer programs on this machine only. A request with an `Origin` comes from a web page
 * and is refused: no site that is open in a browser may empty the tenant.
 */
export function controlApi(options: ControlOptions): Hono {
  const { tenant, kinds, deployClient, caFile, rateLimit, faults } = options;
  const app = new Hono();
  app.use('*', async (c, next) => {
    if (clientAddress(c.env) !== '127.0.0.1')
      throw new ApiError(403, 'Only programs on this machine may use /_local.');
    if (c.req.header('origin') !== undefined) throw new ApiError(403, 'Web pages may not use /_local.');
    await next();
  });
  app.get('/status', (c) =>
    c.json({
      understudy: 1,
      domain: tenant.domain,
      pid: process.pid,
      deployClient: { ...deployClient },
      caFile: caFile ?? null,
    }),
  );
  app.get('/documents', (c) => c.json(visibleDocuments(tenant.state.held)));
  app.get('/journal', (c) => {
    const entries = tenant.state.journal.entries(countIn(c, 'after', 0), countIn(c, 'take', JOURNAL_LENGTH));
    c.header('content-type', 'application/x-ndjson');
    return c.body(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  });
  app.get('/mailbox', (c) =>
    c.req.header('accept')?.includes('text/html') ? c.redirect('/console/mailbox') : c.json(mailbox(tenant)),
  );
  app.delete('/mailbox', (c) => {
    tenant.state.write((documents) => documents.removeUnder(OUTBOX));
    return c.body(null, 204);
  });
  app.get('/settled', async (c) => {
    await tenant.background.settled();
    return c.body(null, 204);
  });
  app.post('/reset', (c) => {
    if (tenant.fork) tenant.fork.reset();
    else resetTenant(tenant, kinds, deployClient.name);
    return c.body(null, 204);
  });
  app.post('/seed', async (c) => {
    seed(tenant, kinds, await jsonOf(c));
    return c.body(null, 204);
  });
  app.post('/personas', async (c) => {
    const body = await jsonOf(c);
    if (!Array.isArray(body)) throw new ApiError(400, 'Send a list of personas.');
    putPersonas(tenant, (body as readonly Json[]).filter(isDoc).map(asPersona));
    return c.body(null, 204);
  });
  app.route('/', exportFiles(tenant));
  app.route('/', switches(rateLimit, faults));
  app.notFound(() => {
    throw new ApiError(
      404,
      'The local tenant has /_local/status, documents, journal, mailbox, settled, reset, seed, personas, rate-limit and faults.',
    );
  });
  app.onError((error, c) => {
    if (error instanceof NotLoaded) return c.body(null, 503);
    const status = error instanceof ApiError ? error.status : 500;
    return c.json(errorBody(status, error.message), status as ContentfulStatusCode);
  });
  return app;
}

/** A whole number of the query. Throws 400. */
function countIn(c: Context, name: string, otherwise: number): number {
  const value = c.req.query(name);
  if (value === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(value)) throw new ApiError(400, `${name} must be a whole number.`);
  return Number(value);
}

/** What a persona may leave out is empty. */
function asPersona(body: Doc): Persona {
  for (const key of ['name', 'email', 'connection']) {
    if (typeof body[key] !== 'string') throw new ApiError(400, `A persona needs a ${key}.`);
  }
  const empty = {
    email_verified: false,
    roles: [],
    organizations: [],
    profile: {},
    user_metadata: {},
    app_metadata: {},
  };
  return { ...empty, ...body } as unknown as Persona;
}
