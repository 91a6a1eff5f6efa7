import type { Context } from 'hono';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { bodyOf, textsOfBody } from '../body-of.ts';
import { wordsOf } from '../fields.ts';
import { authenticatorsOf } from '../mfa/factors.ts';
import { sendFactorCode } from '../mfa/send-factor-code.ts';
import { refuse } from '../oauth-error.ts';
import { requestFacts } from '../request-facts.ts';
import { authenticateClient } from '../token-endpoint/authenticate-client.ts';
import { oobPurpose } from './associate.ts';
import { waitingLogin } from './mfa-caller.ts';

/**
 * `POST /mfa/challenge`: asks for one of the factors that somebody has; a code goes out where it needs one. Without
 * `challenge_type` any will do (documented for the older form of the endpoint). Raises `missing-parameter`,
 * `client-not-authenticated`, `invalid-mfa-token`, `no-association`, `unsupported-challenge`.
 */
export async function challenge(context: TenantContext, c: Context): Promise<Response> {
  const parameters = textsOfBody(await bodyOf(c));
  const client = await authenticateClient(context, parameters, c.req.header('authorization'));
  const token = parameters.mfa_token || refuse('missing-parameter', { name: 'mfa_token' });
  const { user } = waitingLogin(context, token, client);
  const all = authenticatorsOf(context.state.documents, user).filter(({ confirmed }) => confirmed);
  if (all.length === 0) refuse('no-association', {});
  const types = wordsOf(parameters.challenge_type || 'otp oob');
  const { authenticator_id: id, oob_channel: channel } = parameters;
  const found = all.find(
    (one) =>
      types.includes(one.factor === 'otp' ? 'otp' : 'oob') &&
      (id === undefined || one.id === id) &&
      (channel === undefined || channel === (one.factor === 'email' ? 'email' : (one.channel ?? 'otp'))),
  );
  if (!found) return refuse('unsupported-challenge', {});
  if (found.factor === 'otp') return c.json({ challenge_type: 'otp' });
  const oobCode = randomText(context.random, 32);
  sendFactorCode(context, {
    user,
    client,
    request: requestFacts(c, client, {}),
    authenticator: found,
    enrolling: false,
    purpose: oobPurpose(oobCode),
    about: { method: found.id, user_id: user.user_id ?? '', factor: found.factor },
  });
  return c.json({ challenge_type: 'oob', oob_code: oobCode, binding_method: 'prompt' });
}
