import type { Doc } from '../../../core/json.ts';
import { wordsOf } from '../fields.ts';
import type { BrowserLogin } from './browser-login.ts';

/** `event.transaction`, as far as it tells of the request to `/authorize`. */
export function transactionOf({ state: id, parameters, callback, asked, device }: BrowserLogin): Doc {
  const { state, login_hint: hint, response_mode: mode, acr_values: acr, ui_locales: locales } = parameters;
  return {
    id,
    ...(device === undefined && {
      redirect_uri: callback.redirectUri,
      response_type: asked.responseTypes,
    }),
    ...(mode !== undefined && { response_mode: callback.responseMode }),
    ...(state !== undefined && { state }),
    ...(asked.prompt.length > 0 && { prompt: asked.prompt }),
    ...(hint !== undefined && { login_hint: hint }),
    ...(acr !== undefined && { acr_values: wordsOf(acr) }),
    ...(locales !== undefined && { ui_locales: wordsOf(locales) }),
  };
}

/** `event.transaction` of a sign-up on the way. */
export function registrationTransactionOf(login: BrowserLogin): Doc {
  const { id: _id, ...transaction } = transactionOf(login);
  return {
    acr_values: [],
    locale: 'en',
    protocol: login.asked.protocol,
    requested_scopes: wordsOf(login.parameters.scope),
    ui_locales: [],
    ...transaction,
  };
}
