/** `https:`; empty where the text is no URL. */
export function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase() ?? '';
}

/** The host without its port; empty where there is none. A wildcard may stand in it. */
export function hostOf(url: string): string {
  return (/^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url)?.[1] ?? '').toLowerCase();
}

const LOOPBACK = /^(localhost|.*\.localhost|127(\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|.*\.local)$/;

/** Whether the address is one of the machine that the browser runs on, or of its local network by name. */
export function isLoopback(url: string): boolean {
  return LOOPBACK.test(hostOf(url));
}

/** Whether the address is sent and answered unencrypted over a network. */
export function isPlainHttp(url: string): boolean {
  return schemeOf(url) === 'http:' && !isLoopback(url);
}

export function hasWildcard(url: string): boolean {
  return url.includes('*');
}

/** Suffixes below which anyone can register a name, of two parts: a list of the common ones, not the whole of publicsuffix.org. */
const TWO_PARTS = /\.(ac|co|com|edu|gov|net|ne|or|org)\.[a-z]{2}$/;

/** The part of a host that somebody has registered: `fernhill.example` of `bookings.fernhill.example`. */
export function siteOf(url: string): string {
  const host = hostOf(url);
  if (/^\[|^[\d.]+$/.test(host)) return host;
  return host
    .split('.')
    .slice(TWO_PARTS.test(host) ? -3 : -2)
    .join('.');
}
