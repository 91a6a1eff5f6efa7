import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { ApiError } from '../../resources/api-error.ts';
import type { Faults } from '../server/faults.ts';
import type { RateLimit } from '../server/rate-limit.ts';
import { jsonOf } from './json-of.ts';

const limitBody = z.strictObject({
  limit: z.int().min(1),
  seconds: z.int().min(1).max(3600).default(1),
});

const faultBody = z
  .strictObject({
    path: z.string().startsWith('/'),
    method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']).optional(),
    times: z.int().min(1).default(1),
    status: z.int().min(200).max(599).optional(),
    body: z.json().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    hang: z.literal(true).optional(),
    drop: z.literal(true).optional(),
  })
  .refine(({ status, hang, drop }) => [status, hang, drop].filter((one) => one !== undefined).length === 1, {
    message: 'Say one of status, hang and drop.',
  });

/** `/_local/rate-limit` and `/_local/faults`: what a real tenant does on bad days, on demand. */
export function switches(rateLimit: RateLimit, faults: Faults): Hono {
  const app = new Hono();
  app.get('/rate-limit', (c) => c.json(rateLimit.get() ?? null));
  app.put('/rate-limit', async (c) => {
    rateLimit.set(await read(c, limitBody));
    return c.body(null, 204);
  });
  app.delete('/rate-limit', (c) => {
    rateLimit.set(undefined);
    return c.body(null, 204);
  });
  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => {
    const { path, method, times, status, body, headers, hang } = await read(c, faultBody);
    const answer = { status, ...(body !== undefined && { body }), ...(headers && { headers }) };
    const trouble =
      answer.status !== undefined
        ? { ...answer, status: answer.status }
        : hang
          ? ({ hang: true } as const)
          : ({ drop: true } as const);
    faults.add({ path, times, trouble, ...(method && { method }) });
    return c.body(null, 204);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  return app;
}

async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await jsonOf(c));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new ApiError(400, [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
}
