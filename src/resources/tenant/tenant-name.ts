/** The first label of the domain: `fernhill` of `fernhill.eu.auth0.com`. */
export function tenantName(domain: string): string {
  return domain.split(/[.:]/)[0] ?? domain;
}
