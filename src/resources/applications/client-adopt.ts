import { type Doc, docOf, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { without } from '../adopt-secrets.ts';

/**
 * An application as it is kept. The tenant's name and its signing key stand in every answer; a fork has a key of its
 * own. An application that proves itself with credentials has a secret that is not shown.
 */
export function adoptedClient(answer: Json): Doc {
  const shown = docOf(answer);
  const added = ['tenant', 'callback_url_template', 'signing_keys'];
  if (shown.global !== true) added.push('global');
  const hidden = shown.client_authentication_methods !== undefined && { client_secret: unknownSecret() };
  return { ...without(shown, ...added), ...hidden };
}
