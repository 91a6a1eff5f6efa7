/** What placeholders in an application's URLs may stand for. */
export interface UrlFacts {
  /** The organization of the request. */
  readonly organizationName?: string | undefined;
}

/**
 * Whether a URL is one of an application's. Auth0's documentation, "Subdomain URL Placeholders": the whole URL counts,
 * text for text; `*` stands for one subdomain, or a part of one, that is furthest from the root;
 * `{organization_name}` for the name of the request's organization.
 */
export function isAllowedUrl(url: string, allowed: readonly string[], facts: UrlFacts = {}): boolean {
  return allowed.some((one) => one === url || matches(url, one, facts));
}

function matches(url: string, pattern: string, { organizationName }: UrlFacts): boolean {
  if (pattern.includes('{organization_name}')) {
    if (organizationName === undefined || pattern.includes('*')) return false;
    if (!/^https?:\/\/\{organization_name\}\.[^/{}]+/.test(pattern)) return false;
    return url === pattern.replace('{organization_name}', organizationName);
  }
  const wildcard = /^(https?:\/\/[\w-]*)\*([\w-]*\.[^/*]*\.[^/*.]+(?:[/?].*)?|[\w-]*\.[^/*]+:\d+.*)$/.exec(
    pattern,
  );
  return wildcard !== null && standsForOneLabel(url, wildcard[1] ?? '', wildcard[2] ?? '');
}

/** What stands between the two must be one label of a host name, or a part of it. */
function standsForOneLabel(url: string, before: string, after: string): boolean {
  if (!url.startsWith(before) || !url.endsWith(after)) return false;
  return /^[\w-]+$/.test(url.slice(before.length, url.length - after.length));
}
