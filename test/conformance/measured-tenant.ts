import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Target } from './replay.ts';

/** Starts a fresh local tenant on a free port, with a token for its Management API, for as long as `use` takes. */
export async function withMeasuredTenant<T>(use: (target: Target) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const tenant = await startLocalTenant({ folder, root: process.cwd(), port: 0, deployClientName: 'Replay' });
  try {
    const base = `http://localhost:${tenant.port}`;
    return await use({
      base,
      token: await managementToken(base, tenant.deployClient, tenant.context.issuer),
    });
  } finally {
    await tenant.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function managementToken(
  base: string,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  issuer: string,
): Promise<string> {
  const response = await fetch(new URL('/oauth/token', base), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${issuer}api/v2/`,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
