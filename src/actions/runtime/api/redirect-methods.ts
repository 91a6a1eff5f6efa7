import { type Doc, isDoc } from '../../../core/json.ts';
import { number, object, optional, text, url } from './arguments.ts';
import type { Call, Method } from './method.ts';
import { suspends } from './records.ts';
import { DEFAULT_LIFETIME_SECONDS, signToken, verifyToken } from './redirect-token.ts';

/** Auth0's documentation, "Redirect with Actions": flows without a browser that could be sent anywhere. */
const WITHOUT_BROWSER = [
  'oauth2-refresh-token',
  'oauth2-password',
  'oauth2-resource-owner',
  'oauth2-resource-owner-jwt-bearer',
  'oauth2-token-exchange',
];

const canRedirect: Method = {
  takes: [],
  does: 'Answers whether the person can be sent anywhere in this flow.',
  run(_args, { event }) {
    const transaction = part(event, 'transaction');
    const protocol = String(transaction['protocol']);
    const prompt = transaction['prompt'];
    return !WITHOUT_BROWSER.includes(protocol) && !(Array.isArray(prompt) && prompt.includes('none'));
  },
};

const sendUserTo = suspends('Sends the person to a page, from which the same Action goes on.', [
  url('url'),
  optional(object('options', [optional(object('query'))])),
]);

const tokenOptions = [text('secret'), object('payload'), optional(number('expiresInSeconds'))];

const encodeToken: Method = {
  takes: [object('options', tokenOptions)],
  does: 'Answers a signed token for the page that the person is sent to.',
  run: ([options], call) => encode(docOf(options), call),
};

function encode({ secret, payload, expiresInSeconds }: Doc, call: Call): string {
  const issued = Math.floor(call.clock.now() / 1000);
  const lifetime = typeof expiresInSeconds === 'number' ? expiresInSeconds : DEFAULT_LIFETIME_SECONDS;
  const request = part(call.event, 'request');
  const standard = {
    iat: issued,
    exp: issued + lifetime,
    iss: request['hostname'],
    sub: part(call.event, 'user')['user_id'],
    ip: request['ip'],
  };
  return signToken({ ...docOf(payload), ...standard }, String(secret));
}

const validateToken: Method = {
  takes: [object('options', [text('secret'), optional(text('tokenParameterName'))])],
  does: 'Answers the claims of the token that the person came back with; throws where it is not good.',
  run: ([options], call) => validate(docOf(options), call),
};

function validate({ secret, tokenParameterName = 'session_token' }: Doc, call: Call): Doc {
  const request = part(call.event, 'request');
  const query = docOf(request['query']);
  const name = String(tokenParameterName);
  const token = docOf(request['body'])[name] ?? query[name];
  if (typeof token !== 'string') throw new Error(`api.${call.method}: the request has no \`${name}\`.`);
  return verifyToken(token, String(secret), query['state'], call.clock.now());
}

function docOf(value: unknown): Doc {
  return isDoc(value) ? value : {};
}

const part = (event: Doc, key: string): Doc => docOf(event[key]);

export const redirectMethods = {
  'redirect.canRedirect': canRedirect,
  'redirect.encodeToken': encodeToken,
  'redirect.sendUserTo': sendUserTo,
  'redirect.validateToken': validateToken,
} as const;
