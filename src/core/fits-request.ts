/** A request by its method and whole address. */
export interface RequestLine {
  readonly method: string;
  readonly url: string;
}

/** Whether a key (`POST https://backend.example/sign-ups`, or the address alone; `*` for anything) means the request. */
export function fitsRequest(key: string, { method, url }: RequestLine): boolean {
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
