/** Forms of this machine's own address, and none at all. */
const SELF = new Set(['::1', '::ffff:127.0.0.1', '']);

/**
 * Who sent the request, for logs and `event.request.ip`. `env` is Hono's `c.env`, with Node's request as `incoming`;
 * a request made in memory has none. Always `127.0.0.1` for this machine, whichever way `localhost` resolved, so that
 * an Action sees the same address in every run.
 */
export function clientAddress(env: unknown): string {
  const address = String(property(property(property(env, 'incoming'), 'socket'), 'remoteAddress') ?? '');
  return SELF.has(address) ? '127.0.0.1' : address;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
