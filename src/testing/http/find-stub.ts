import type { HttpRequest, HttpStub, HttpStubs } from './stubs.ts';

/** The first stub whose key fits the request. */
export function findStub(
  stubs: HttpStubs,
  request: Pick<HttpRequest, 'method' | 'url'>,
): HttpStub | undefined {
  return Object.entries(stubs).find(([key]) => fits(key, request))?.[1];
}

export function fits(key: string, { method, url }: Pick<HttpRequest, 'method' | 'url'>): boolean {
  const [, wanted, address] = /^(?:([A-Za-z*]+)\s+)?(\S+)$/.exec(key.trim()) ?? [];
  if (address === undefined) return false;
  if (wanted !== undefined && wanted !== '*' && wanted.toUpperCase() !== method) return false;
  const asked = new URL(url);
  if (!address.includes('?')) asked.search = '';
  return pattern(address).test(asked.href);
}

/** The address as `URL` writes it (`https://HOST:443` is `https://host/`), with `*` for anything. */
function pattern(address: string): RegExp {
  const written = URL.canParse(address) ? new URL(address).href : address;
  const parts = written.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
