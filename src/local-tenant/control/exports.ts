import { Hono } from 'hono';
import { ApiError } from '../../resources/api-error.ts';
import { EXPORTS } from '../../resources/jobs/export-file.ts';
import type { TenantContext } from '../context.ts';

/** The files of export jobs, at the addresses that the jobs tell: without a token, for as long as the address is good. */
export function exportFiles({ state, clock }: TenantContext): Hono {
  const app = new Hono();
  app.get('/exports/:job/:file', (c) => {
    if (!(Number(c.req.query('expires')) >= clock.now())) {
      throw new ApiError(403, 'The link has expired. Ask for the job again: it tells a new one.');
    }
    const stored = state.documents.get(EXPORTS, c.req.param('job'));
    if (!stored) throw new ApiError(404, 'There is no such export.');
    c.header('content-type', 'application/gzip');
    c.header(
      'content-disposition',
      `attachment; filename="${c.req.param('file').replaceAll(/[^\w.-]/g, '')}"`,
    );
    return c.body(Buffer.from(String(stored.content), 'base64'));
  });
  return app;
}
