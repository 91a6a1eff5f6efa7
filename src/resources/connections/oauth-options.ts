import { dictionary, either, flag, free, number, settings, text, texts } from '../schema.ts';
import { file, secret, set } from '../traits.ts';
import { rootAttributes, upstreamParams } from './database-options.ts';

/** Options of connections to any provider of OAuth 1 or 2, whose profile a script of the tenant's fetches. */

const common = {
  client_id: text,
  client_secret: secret(text),
  icon_url: text,
  non_persistent_attrs: set(texts).nullable(),
  set_user_root_attributes: rootAttributes,
  upstream_params: upstreamParams,
  scripts: settings({ fetchUserProfile: file(text), getLogoutUrl: file(text) }),
};

export const oauth2Options = {
  ...common,
  authParams: free,
  authParamsMap: free,
  authorizationURL: text,
  tokenURL: text,
  customHeaders: free,
  fieldsMap: free,
  logoutUrl: text,
  pkce_enabled: flag,
  scope: either(text, set(texts)),
  strategy_version: number,
  useOauthSpecScope: flag,
};

export const oauth1Options = {
  ...common,
  accessTokenURL: text,
  requestTokenURL: text,
  userAuthorizationURL: text,
  signatureMethod: text,
  customHeaders: dictionary(text),
};
