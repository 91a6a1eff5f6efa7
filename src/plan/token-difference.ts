import { type Doc, isDoc, itemsOf, type Json } from '../core/json.ts';
import type { FieldChange } from './change.ts';
import { fieldChanges } from './field-changes.ts';

/** What came of one rehearsed sign-in. */
export type SignInOutcome =
  | {
      readonly idToken?: Doc;
      readonly accessToken?: Doc;
      readonly scope: readonly string[];
      /** What the person had to do on the way: `mfa`. */
      readonly asked?: readonly string[];
    }
  | { readonly refused: { readonly error: string; readonly description: string } }
  /** It could not be rehearsed: an Action would have called somebody. */
  | { readonly unknown: string }
  | { readonly waits: { readonly for: 'mfa' | 'redirect' | 'form'; readonly where?: string } };

/** One persona at one application, or one machine: `persona` is then empty. */
export interface RehearsedSignIn {
  readonly persona: string;
  readonly application: string;
  readonly outcome: SignInOutcome;
}

/** A sign-in that comes to something else than before. */
export interface TokenChange {
  readonly persona: string;
  readonly application: string;
  /** What changed in one look: refused now, let in now, asked for MFA now, other tokens, or refused with other words. */
  readonly verdict: 'refused' | 'admitted' | 'waits' | 'tokens' | 'still-refused';
  readonly fields: readonly FieldChange[];
}

/** Claims that differ from one token to the next, whoever signs in: ids, times and hashes. */
const OWN_TO_EACH_TOKEN = [
  'iat',
  'exp',
  'nbf',
  'auth_time',
  'jti',
  'sid',
  'nonce',
  'at_hash',
  'c_hash',
  'updated_at',
];

/**
 * The sign-ins that come to something else, those that are refused now first. Pairs are matched by their names; one that
 * is there no more is refused, and one that is new is a difference only at an application that was there before.
 */
export function tokenDifference(
  before: readonly RehearsedSignIn[],
  after: readonly RehearsedSignIn[],
): TokenChange[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [nameOf(one), one])));
  const known = new Set(before.map(({ application }) => application));
  const kept = after.filter((one) => old?.has(nameOf(one)) || known.has(one.application));
  const gone = before.filter((one) => !now?.has(nameOf(one)));
  const changes = [
    ...kept.map((one) => changeOf(old?.get(nameOf(one)) ?? notThere(one), one)),
    ...gone.map((one) => changeOf(one, notThere(one))),
  ].filter((change) => change !== undefined);
  return changes.sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
}

const VERDICTS: readonly TokenChange['verdict'][] = [
  'refused',
  'waits',
  'admitted',
  'tokens',
  'still-refused',
];

/** What comes of a sign-in that nobody can begin. */
function notThere({ persona, application }: RehearsedSignIn): RehearsedSignIn {
  const description =
    persona === ''
      ? 'The application has no grant for it, or is not there.'
      : 'The application does not take people of the connection, or is not there.';
  return { persona, application, outcome: { refused: { error: 'access_denied', description } } };
}

const nameOf = ({ persona, application }: RehearsedSignIn): string => `${persona}\n${application}`;

function changeOf(was: RehearsedSignIn, now: RehearsedSignIn): TokenChange | undefined {
  // What nobody knows is told of elsewhere, and is no difference.
  if ('unknown' in was.outcome || 'unknown' in now.outcome) return undefined;
  const fields = fieldChanges(undefined, viewOf(was.outcome), viewOf(now.outcome)).map(withItems);
  if (fields.length === 0) return undefined;
  const { persona, application } = now;
  return { persona, application, verdict: verdictOf(was.outcome, now.outcome), fields };
}

/** What is new and what is gone, where the order of a list means nothing. */
function withItems(change: FieldChange): FieldChange {
  const [old, now] = [itemsOf(change.before), itemsOf(change.after)];
  const isSetOfBoth = /(^|\.)(scope|permissions)$/.test(change.field) && old.length > 0 && now.length > 0;
  if (!isSetOfBoth) return change;
  const without = (list: readonly Json[], other: readonly Json[]) =>
    list.filter((item) => !other.includes(item));
  return { ...change, items: { added: without(now, old), removed: without(old, now) } };
}

function verdictOf(was: SignInOutcome, now: SignInOutcome): TokenChange['verdict'] {
  if ('refused' in now) return 'refused' in was ? 'still-refused' : 'refused';
  if ('waits' in now || (asks(now) && !asks(was))) return 'waits';
  return 'refused' in was || 'waits' in was ? 'admitted' : 'tokens';
}

const asks = (outcome: SignInOutcome): boolean => 'scope' in outcome && outcome.asked !== undefined;

/** The outcome as a document to compare: claims without what each token has of its own, scopes in the order of the alphabet. */
function viewOf(outcome: SignInOutcome): Doc {
  if (!('scope' in outcome)) return outcome as Doc;
  const { idToken, accessToken, scope, asked } = outcome;
  return {
    ...(idToken && { 'ID token': claimsOf(idToken) }),
    ...(accessToken && { 'access token': claimsOf(accessToken) }),
    scope: [...scope].sort(),
    ...(asked && { asked }),
  };
}

function claimsOf(token: Doc): Doc {
  const kept = Object.entries(elsewhere(token)).filter(
    ([claim]) => !OWN_TO_EACH_TOKEN.includes(claim) && claim !== 'scope',
  );
  return Object.fromEntries(kept.map(([claim, value]) => [claim, isSet(claim) ? sorted(value) : value]));
}

/** Without what says where it was rehearsed: the issuer, and its address of user profiles. */
function elsewhere({ iss, aud, ...claims }: Doc): Doc {
  const kept = Array.isArray(aud) ? aud.filter((one) => one !== `${iss}userinfo`) : aud;
  return { ...claims, ...(kept !== undefined && { aud: kept }) };
}

/** Claims whose lists have no order. */
const isSet = (claim: string): boolean => claim === 'permissions' || claim === 'aud';

function sorted(value: Doc[string]): Doc[string] {
  return Array.isArray(value) && !value.some(isDoc) ? [...value].sort() : value;
}
