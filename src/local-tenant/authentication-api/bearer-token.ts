/** The token of an `authorization` header (RFC 6750, section 2.1); undefined where it has none. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}
