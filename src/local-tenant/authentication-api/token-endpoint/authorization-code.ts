import { accountFields } from '../../logs/sign-in-log.ts';
import { takeCode } from '../authorize/codes.ts';
import { provesChallenge } from '../authorize/proves-challenge.ts';
import { refuse } from '../oauth-error.ts';
import { withRefreshToken } from '../refresh-tokens/with-refresh-token.ts';
import { openKeptLogin } from '../sign-in/kept-login.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import type { Grant } from './token-endpoint.ts';

/** The code of `/authorize` for tokens. Raises `missing-parameter`, `invalid-code`, `wrong-redirect-uri`, `wrong-verifier`, `user-blocked`. */
export const authorizationCode: Grant = async ({ context, client, parameters, facts }) => {
  const code = parameters.code ?? refuse('missing-parameter', { name: 'code' });
  const taken = takeCode(context, code);
  if (taken === undefined || taken.clientId !== client.client_id) return refuse('invalid-code', {});
  const { redirectUri, challenge, challengeMethod } = taken;
  if (redirectUri !== undefined && redirectUri !== parameters.redirect_uri) {
    refuse('wrong-redirect-uri', { expected: redirectUri, received: parameters.redirect_uri ?? '' });
  }
  // RFC 9700, section 4.8.2: a verifier without a challenge is refused too.
  const verifier = parameters.code_verifier;
  if ((challenge === undefined) !== (verifier === undefined)) refuse('wrong-verifier', {});
  if (challenge !== undefined && !provesChallenge(verifier ?? '', challenge, challengeMethod)) {
    refuse('wrong-verifier', {});
  }
  const login = openKeptLogin(context, taken.login) ?? refuse('invalid-code', {});
  if (login.user.blocked === true) refuse('user-blocked', {});
  return {
    answer: await withRefreshToken(context, login, facts),
    about: accountFields({ connection: connectionOf(context, login.user), user: login.user }),
  };
};
