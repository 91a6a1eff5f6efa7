import { isDoc } from '../../../core/json.ts';
import { anything, text } from './arguments.ts';
import type { Call, Method } from './method.ts';
import { restrictedClaims } from './restricted-claims.ts';

/** Auth0's documentation: "Custom claims payload is set to a maximum of 100KB". */
const MAX_CLAIM_BYTES = 100 * 1024;

const restricted: ReadonlySet<string> = new Set(restrictedClaims);

const takes = [text('key'), anything('value')];

/** A claim that Auth0 would leave out of the token is left out here, with a warning. */
export const setIdTokenClaim: Method = {
  takes,
  does: 'Sets a claim of the ID token. Restricted names are left out without an error.',
  run: (args, call) => setClaim(args, call, reservedNamespace),
};

/** As for ID tokens, and nothing without a namespace for the Management API. */
export const setAccessTokenClaim: Method = {
  takes,
  does: 'Sets a claim of the access token. Restricted names are left out without an error.',
  run: (args, call) =>
    setClaim(args, call, (name) => reservedNamespace(name) ?? plainForManagementApi(name, call)),
};

function setClaim(
  args: readonly unknown[],
  call: Call,
  refused: (name: string) => string | undefined,
): object {
  const name = String(args[0]);
  if (name === 'scope')
    throw new Error(`api.${call.method}: the claim \`scope\` cannot be set; use api.accessToken.addScope.`);
  const why = restricted.has(name) ? 'the name is reserved' : refused(name);
  if (why) call.warn(`Auth0 leaves the claim \`${name}\` out of the token without an error: ${why}.`);
  else recordClaim(name, args[1], call);
  return call.api;
}

function recordClaim(name: string, value: unknown, call: Call): void {
  const json = JSON.stringify(value);
  if (json !== undefined && json.length > MAX_CLAIM_BYTES) {
    throw new Error(`api.${call.method}: the value of \`${name}\` is larger than 100 KB.`);
  }
  call.record(json === undefined ? [name] : [name, value]);
}

/** Auth0's documentation, "Namespaced guidelines": Auth0's own domains and URN cannot be a namespace. */
const AUTH0_HOST = /(^|\.)(auth0\.com|webtask\.io|webtask\.run)$/;

function reservedNamespace(name: string): string | undefined {
  if (/^urn:auth0(:|$)/i.test(name)) return '`urn:auth0` cannot be a namespace';
  if (!/^https?:\/\//i.test(name) || !URL.canParse(name)) return undefined;
  const { hostname } = new URL(name);
  return AUTH0_HOST.test(hostname) ? `${hostname} is one of Auth0's domains` : undefined;
}

/** Auth0's documentation: access tokens with an Auth0 API as audience, /userinfo excepted, cannot have claims without a namespace. */
function plainForManagementApi(name: string, call: Call): string | undefined {
  const server = call.event['resource_server'];
  const identifier = isDoc(server) ? server['identifier'] : undefined;
  const forManagementApi = typeof identifier === 'string' && /^https:\/\/[^/]+\/api\/v2\/$/.test(identifier);
  if (!forManagementApi || /^(https?:\/\/|urn:)/i.test(name)) return undefined;
  return 'access tokens for the Management API only have claims with a namespace';
}
