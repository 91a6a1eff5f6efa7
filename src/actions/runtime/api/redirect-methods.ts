import { type Doc, docOf, isDoc } from '../../../core/json.ts';
import { object, optional, positive, text, url } from './arguments.ts';
import { isInteractive } from './flow-kind.ts';
import type { Call, Method } from './method.ts';
import { DEFAULT_LIFETIME_SECONDS, signToken, verifyToken } from './redirect-token.ts';
import { waitFor } from './waits.ts';

const canRedirect: Method = {
  takes: [],
  does: 'Answers whether the person can be sent anywhere in this flow: not with `prompt=none`, a password grant or a refresh token.',
  run: (_args, { event }) => isInteractive(event),
};

/** Auth0's documentation, "Render Forms using Actions": not both in one Action. Auth0's Actions runtime ends the flow with an error. */
const sendUserTo: Method = {
  takes: [url('url'), optional(object('options', [optional(object('query'))]))],
  does: 'Sends the person to a page, from which the same Action goes on.',
  run(args, call) {
    if (call.turn().some(({ method }) => method === 'prompt.render'))
      throw new Error(`api.${call.method}: an Action cannot render a form and redirect.`);
    waitFor(args, call, isInteractive(call.event));
  },
};

const encodeToken: Method = {
  takes: [object('options', [text('secret'), object('payload'), optional(positive('expiresInSeconds'))])],
  does: 'Answers a token for the page that the person is sent to: signed with HS256, not encrypted, good for 15 minutes where nothing is said.',
  run: ([options], call) => encode(isDoc(options) ? options : {}, call),
};

/** Standard claims: Auth0's documentation, "Redirect with Actions". A payload overrides them: Auth0's Actions runtime. */
function encode({ secret, payload, expiresInSeconds }: Doc, call: Call): string {
  const issued = Math.floor(call.clock.now() / 1000);
  const lifetime = typeof expiresInSeconds === 'number' ? expiresInSeconds : DEFAULT_LIFETIME_SECONDS;
  const request = docOf(call.event['request']);
  const standard = {
    iat: issued,
    iss: request['hostname'],
    sub: docOf(call.event['user'])['user_id'],
    exp: issued + lifetime,
    ip: request['ip'],
  };
  return signToken({ ...standard, ...docOf(payload) }, String(secret));
}

const validateToken: Method = {
  takes: [object('options', [text('secret'), optional(text('tokenParameterName'))])],
  does: 'Answers the claims of the token that the person came back with; throws where signature, expiry, `state` or `sub` is wrong.',
  run: ([options], call) => validate(isDoc(options) ? options : {}, call),
};

/** The body goes before the query: Auth0's Actions runtime. */
function validate({ secret, tokenParameterName = 'session_token' }: Doc, call: Call): Doc {
  const request = docOf(call.event['request']);
  const given = { ...docOf(request['query']), ...docOf(request['body']) };
  const name = String(tokenParameterName);
  const token = given[name];
  if (typeof token !== 'string') throw new Error(`api.${call.method}: the request has no \`${name}\`.`);
  return verifyToken(token, String(secret), {
    state: given['state'],
    sub: docOf(call.event['user'])['user_id'],
    now: call.clock.now(),
  });
}

/** Of password-reset-post-challenge. */
export const resetRedirectMethods = {
  'redirect.encodeToken': encodeToken,
  'redirect.sendUserTo': sendUserTo,
  'redirect.validateToken': validateToken,
} as const;

export const redirectMethods = {
  ...resetRedirectMethods,
  'redirect.canRedirect': canRedirect,
  'redirect.sendUserTo': { ...sendUserTo, chains: true },
} as const;
