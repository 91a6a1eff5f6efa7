import type { Json } from '../../../core/json.ts';
import { type Appliers, withKey } from './effects.ts';

/** Claims and scopes. */
export const tokenEffects: Appliers = {
  'idToken.setCustomClaim': (effects, args) => ({
    ...effects,
    idTokenClaims: withKey(effects.idTokenClaims, args),
  }),
  'accessToken.setCustomClaim': (effects, args) => ({
    ...effects,
    accessTokenClaims: withKey(effects.accessTokenClaims, args),
  }),
  'accessToken.addScope': (effects, [scope]) => ({
    ...effects,
    addedScopes: including(effects.addedScopes, scope),
    removedScopes: without(effects.removedScopes, scope),
  }),
  'accessToken.removeScope': (effects, [scope]) => ({
    ...effects,
    addedScopes: without(effects.addedScopes, scope),
    removedScopes: including(effects.removedScopes, scope),
  }),
};

const without = (scopes: readonly string[], scope: Json | undefined) => scopes.filter((one) => one !== scope);

const including = (scopes: readonly string[], scope: Json | undefined) =>
  scopes.includes(String(scope)) ? scopes : [...scopes, String(scope)];
