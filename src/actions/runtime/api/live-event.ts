import { type Doc, docOf, isDoc, type Json, textsOf } from '../../../core/json.ts';
import { changeTargets } from '../effects/target-scopes.ts';

type Show = (event: Doc, args: readonly unknown[], method: string) => void;

/**
 * What Actions see of calls before the flow is over, in this Action and in later ones. Auth0's documentation, "Configure
 * Session Metadata", "Configure Refresh Token Metadata", "Actions Transaction Metadata" and the event of
 * credentials-exchange; that it is at once, and what is left alone where there is no session or refresh token yet:
 * Auth0's Actions runtime.
 */
const shows: Readonly<Record<string, Show>> = {
  'session.setMetadata': (event, [key, value]) => changeMetadata(event['session'], String(key), value),
  'session.deleteMetadata': (event, [key]) => changeMetadata(event['session'], String(key), null),
  'session.evictMetadata': (event) => change(event['session'], { metadata: {} }),
  'session.setCookieMode': ({ session }, [mode]) =>
    isDoc(session) && change(session, { cookie: { ...docOf(session['cookie']), mode: String(mode) } }),
  'refreshToken.setMetadata': (event, [key, value]) =>
    changeMetadata(event['refresh_token'], String(key), value),
  'refreshToken.deleteMetadata': (event, [key]) => changeMetadata(event['refresh_token'], String(key), null),
  'refreshToken.evictMetadata': (event) => change(event['refresh_token'], { metadata: {} }),
  'transaction.setMetadata'(event, [key, value]) {
    change(event, { transaction: docOf(event['transaction']) });
    changeMetadata(event['transaction'], String(key), value);
  },
  'transaction.addTargetScope': showTargets,
  'transaction.removeTargetScope': showTargets,
  'transaction.setTargetScopes': showTargets,
  'transaction.clearTargetScopes': showTargets,
};

/** Changes an Action's own copy of the event as a recorded call of the method does. */
export function showInEvent(event: Doc, method: string, args: readonly unknown[]): void {
  shows[method]?.(event, args, method);
}

function showTargets({ transaction }: Doc, [first]: readonly unknown[], method: string): void {
  if (!isDoc(transaction)) return;
  const before = textsOf(transaction['target_scopes'] ?? transaction['requested_scopes']);
  change(transaction, { target_scopes: changeTargets(before, method, first) });
}

function changeMetadata(holder: Json | undefined, key: string, value: unknown): void {
  if (!isDoc(holder)) return;
  const { [key]: _before, ...others } = docOf(holder['metadata']);
  const kept = value === undefined ? {} : { [key]: JSON.parse(JSON.stringify(value)) };
  change(holder, { metadata: value === null ? others : { ...others, ...kept } });
}

/** Documents are only read elsewhere; an Action's copy of the event is its own. */
function change(holder: Json | undefined, changes: Doc): void {
  if (isDoc(holder)) Object.assign(holder, changes);
}
