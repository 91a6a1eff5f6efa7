import { docOf, type Json } from '../../../core/json.ts';
import { type Appliers, type Effects, type LifetimeEffects, withKey } from './effects.ts';

type Change = (lifetime: LifetimeEffects, args: readonly Json[]) => Partial<LifetimeEffects>;

const NO_METADATA = { metadata: {}, evicted: true };

/** Methods that sessions and refresh tokens have in common. */
const changes: Readonly<Record<string, Change>> = {
  setExpiresAt: ({ expiresAt }, [at]) => ({ expiresAt: earliest(expiresAt, at) }),
  setIdleExpiresAt: ({ idleExpiresAt }, [at]) => ({ idleExpiresAt: earliest(idleExpiresAt, at) }),
  setMetadata: ({ metadata }, args) => ({ metadata: withKey(metadata, args) }),
  deleteMetadata: ({ metadata }, [key]) => ({ metadata: { ...metadata, [String(key)]: null } }),
  evictMetadata: () => NO_METADATA,
};

/** Auth0's documentation: "When called multiple times, the earliest expiration time will be used". */
function earliest(before: number | undefined, at: Json | undefined): number {
  return Math.min(before ?? Number.POSITIVE_INFINITY, Number(at));
}

const changing = (group: 'session' | 'refreshToken'): Appliers =>
  Object.fromEntries(
    Object.entries(changes).map(([name, change]) => [
      `${group}.${name}`,
      (effects: Effects, args: readonly Json[]): Effects => ({
        ...effects,
        [group]: { ...effects[group], ...change(effects[group], args) },
      }),
    ]),
  );

export const sessionEffects: Appliers = {
  ...changing('session'),
  ...changing('refreshToken'),
  'session.revoke': (effects, [reason, options]) => ({
    ...effects,
    session: {
      ...effects.session,
      revoked: {
        reason: String(reason),
        preserveRefreshTokens: docOf(options)['preserveRefreshTokens'] === true,
      },
    },
  }),
  'session.setCookieMode': (effects, [mode]) => ({
    ...effects,
    session: { ...effects.session, cookieMode: String(mode) },
  }),
  'refreshToken.revoke': (effects, [reason]) => ({
    ...effects,
    refreshToken: { ...effects.refreshToken, revoked: { reason: String(reason) } },
  }),
};
