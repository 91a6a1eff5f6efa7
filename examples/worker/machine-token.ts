export interface MachineSettings {
  /** `https://localhost:4400`, or `https://fernhill.eu.auth0.com` */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly audience: string;
}

/** Milliseconds before its end from which on a token is not used any more: a request takes a moment. */
const MARGIN = 60_000;

/**
 * A machine's access token, by the client credentials grant. It is kept until shortly before its end: tenants count these tokens, and
 * answer slower than a variable. Whoever asks while one is on its way gets that one. Throws with the tenant's reason.
 */
export function machineToken(
  { issuer, clientId, clientSecret, audience }: MachineSettings,
  now: () => number = Date.now,
): () => Promise<string> {
  let kept: { readonly token: Promise<string>; end: number } | undefined;

  async function ask(): Promise<{ token: string; lifetime: number }> {
    const answer = await fetch(`${issuer}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        audience,
      }),
    });
    const body = (await answer.json()) as Record<string, unknown>;
    if (!answer.ok) throw new Error(`No token: ${String(body['error_description'] ?? answer.status)}`);
    return { token: String(body['access_token']), lifetime: Number(body['expires_in']) * 1000 };
  }

  return () => {
    if (kept && now() < kept.end) return kept.token;
    const asked = ask();
    const next = { token: asked.then(({ token }) => token), end: Number.POSITIVE_INFINITY };
    kept = next;
    const began = now();
    asked.then(
      ({ lifetime }) => {
        next.end = began + lifetime - MARGIN;
      },
      () => {
        if (kept === next) kept = undefined;
      },
    );
    return next.token;
  };
}
