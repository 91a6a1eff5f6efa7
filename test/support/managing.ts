import type { Doc, Json } from '../../src/core/json.ts';
import type { RunningTenant } from '../../src/local-tenant/start-local-tenant.ts';

/** A request to the Management API of a running tenant as its deploy client; answers the body of what must go well. */
export type Manage = (method: string, path: string, body?: Json) => Promise<Doc>;

/** Gets a token, and calls the Management API with it. */
export async function managing(tenant: RunningTenant): Promise<Manage> {
  const issuer = `https://localhost:${tenant.port}/`;
  const { clientId, clientSecret } = tenant.deployClient;
  const answer = await tenant.app.request(`${issuer}oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: `${issuer}api/v2/`,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return async (method, path, body) => {
    const response = await tenant.app.request(`${issuer}api/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.status >= 300) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Doc);
  };
}
