import { isDoc } from '../../../core/json.ts';
import { anything, text } from './arguments.ts';
import type { Call, Method } from './method.ts';
import { restrictedClaims } from './restricted-claims.ts';
import { checkSize } from './sizes.ts';

/** Auth0's documentation, "Create Custom Claims": "Custom claims payload is set to a maximum of 100KB". */
const MAX_BYTES = 100 * 1024;

const restricted: ReadonlySet<string> = new Set(restrictedClaims);

/** Why Auth0 leaves a claim out of the token, or undefined. */
type Refused = (name: string, call: Call) => string | undefined;

function setsClaim(token: string, refused: Refused): Method {
  return {
    takes: [text('key'), anything('value')],
    does: `Sets a claim of the ${token}. Restricted names are left out without an error.`,
    chains: true,
    limits: '100 KB of claims a token',
    run([key, value], call) {
      const name = String(key);
      const why = restricted.has(name) ? 'the name is reserved' : refused(name, call);
      if (why) call.warn(`Auth0 leaves the claim \`${name}\` out of the token without an error: ${why}.`);
      else setClaim(name, value, call);
    },
  };
}

function setClaim(name: string, value: unknown, call: Call): void {
  checkSize([name, value], MAX_BYTES, call);
  call.record(JSON.stringify(value) === undefined ? [name] : [name, value]);
}

/** Auth0's Actions runtime throws for one name, in post-login. */
const exceptScope = (method: Method): Method => ({
  ...method,
  run(args, call) {
    if (args[0] === 'scope')
      throw new Error(`api.${call.method}: the claim \`scope\` cannot be set; use api.accessToken.addScope.`);
    return method.run(args, call);
  },
});

/** Auth0's documentation, "Namespaced guidelines": Auth0's own domains and URN cannot be a namespace. */
const AUTH0_HOST = /(^|\.)(auth0\.com|webtask\.io|webtask\.run)$/;

const reservedNamespace: Refused = (name) => {
  if (/^urn:auth0(:|$)/i.test(name)) return '`urn:auth0` cannot be a namespace';
  if (!/^https?:\/\//i.test(name) || !URL.canParse(name)) return undefined;
  const { hostname } = new URL(name);
  return AUTH0_HOST.test(hostname) ? `${hostname} is one of Auth0's domains` : undefined;
};

/** Auth0's documentation: access tokens with an Auth0 API as audience, /userinfo excepted, cannot have claims without a namespace. */
const plainForManagementApi: Refused = (name, call) => {
  const server = call.event['resource_server'];
  const identifier = isDoc(server) ? server['identifier'] : undefined;
  const forManagementApi = typeof identifier === 'string' && /^https:\/\/[^/]+\/api\/v2\/$/.test(identifier);
  if (!forManagementApi || /^(https?:\/\/|urn:)/i.test(name)) return undefined;
  return 'access tokens for the Management API only have claims with a namespace';
};

const ofAccessToken = setsClaim(
  'access token',
  (name, call) => reservedNamespace(name, call) ?? plainForManagementApi(name, call),
);

export const loginClaimMethods = {
  'accessToken.setCustomClaim': exceptScope(ofAccessToken),
  'idToken.setCustomClaim': exceptScope(setsClaim('ID token', reservedNamespace)),
} as const;

/** Of credentials-exchange, where `scope` is left out as other reserved names are (assumed; it does not throw there). */
export const machineClaimMethods = {
  'accessToken.setCustomClaim': {
    ...ofAccessToken,
    run: (args, call) =>
      args[0] === 'scope'
        ? call.warn('Auth0 leaves the claim `scope` out of the token without an error: the name is reserved.')
        : ofAccessToken.run(args, call),
  },
} as const satisfies Record<string, Method>;
