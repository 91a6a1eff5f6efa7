import type { Doc, Json } from '../../core/json.ts';
import type { Command, Outcome } from './runner.ts';

/** What the commands of a run come to when they are applied in their order. */
export interface Effects {
  readonly idTokenClaims: Doc;
  readonly accessTokenClaims: Doc;
  readonly addedScopes: readonly string[];
  readonly removedScopes: readonly string[];
  /** Keys to set; `null` removes the key. */
  readonly userMetadata: Doc;
  readonly appMetadata: Doc;
}

interface Draft {
  readonly idTokenClaims: Record<string, Json>;
  readonly accessTokenClaims: Record<string, Json>;
  readonly userMetadata: Record<string, Json>;
  readonly appMetadata: Record<string, Json>;
  readonly added: Set<string>;
  readonly removed: Set<string>;
}

type Apply = (draft: Draft, args: readonly Json[]) => void;

const appliers: Readonly<Record<string, Apply>> = {
  'idToken.setCustomClaim': (draft, args) => setKey(draft.idTokenClaims, args),
  'accessToken.setCustomClaim': (draft, args) => setKey(draft.accessTokenClaims, args),
  'user.setUserMetadata': (draft, args) => setKey(draft.userMetadata, args),
  'user.setAppMetadata': (draft, args) => setKey(draft.appMetadata, args),
  'accessToken.addScope': ({ added, removed }, [scope]) => move(String(scope), removed, added),
  'accessToken.removeScope': ({ added, removed }, [scope]) => move(String(scope), added, removed),
};

/** Claims, scopes and metadata that a run asked for. Pure; a run that failed has no commands and so no effects. */
export function effectsOf(outcome: Pick<Outcome, 'commands'>): Effects {
  const draft: Draft = {
    idTokenClaims: {},
    accessTokenClaims: {},
    userMetadata: {},
    appMetadata: {},
    added: new Set(),
    removed: new Set(),
  };
  for (const { method, args } of outcome.commands) appliers[method]?.(draft, args);
  const { added, removed, ...rest } = draft;
  return { ...rest, addedScopes: [...added], removedScopes: [...removed] };
}

/** The scopes that a credentials-exchange run leaves of `requested`. The caller intersects them with the client grant. */
export function targetScopesOf(
  outcome: Pick<Outcome, 'commands'>,
  requested: readonly string[],
): readonly string[] {
  return outcome.commands.reduce(changeTargets, requested);
}

function changeTargets(scopes: readonly string[], { method, args: [first] }: Command): readonly string[] {
  const others = scopes.filter((scope) => scope !== first);
  if (method === 'transaction.addTargetScope') return [...others, String(first)];
  if (method === 'transaction.removeTargetScope') return others;
  if (method === 'transaction.clearTargetScopes') return [];
  return method === 'transaction.setTargetScopes' && Array.isArray(first)
    ? [...new Set(first.map(String))]
    : scopes;
}

/** A value that JSON leaves out (`undefined`) unsets the key. */
function setKey(target: Record<string, Json>, [key, value]: readonly Json[]): void {
  if (value === undefined) delete target[String(key)];
  else target[String(key)] = value;
}

function move(scope: string, from: Set<string>, to: Set<string>): void {
  from.delete(scope);
  to.add(scope);
}
