import { effectsOf } from '../../actions/runtime/effects.ts';
import type { Outcome } from '../../actions/runtime/runner.ts';
import { type Doc, docOf, textOf } from '../../core/json.ts';
import { tokenClaims } from '../../core/token-claims.ts';
import type { HttpCall } from '../http/stubs.ts';
import { type Findings, findingsOf } from '../result.ts';
import type { Refused, Stand, TriggerRun } from './play.ts';

/** What a sign-in came to, in the words of a test. */
export interface Report extends Findings {
  /** There where no tokens were given, also where an Action denied: as the application is told. */
  readonly refused?: Refused;
  /** There where the login came to its end. */
  readonly tokens?: Tokens;
  /** Of the tokens as they were signed. */
  readonly claims: Findings['claims'];
  readonly scopes: Findings['scopes'] & { readonly granted: readonly string[] };
  /** The person as stored after the login. */
  readonly user: Doc;
  /** What each Action got, in order. */
  readonly events: readonly ActionEvent[];
  /** What each Action did, in order. */
  readonly executions: Outcome['executions'];
}

export interface Tokens {
  /** A JWT, or an opaque text where no API was asked for. */
  readonly accessToken: string;
  readonly idToken?: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** The event of an Action, without its secrets. */
export interface ActionEvent {
  readonly trigger: string;
  readonly action: string;
  readonly event: Doc;
}

/** Where a sign-in stands, in the words of a test. */
export function reportOf(stand: Stand, http: readonly HttpCall[]): Report {
  const outcome = wholeOutcome(stand);
  const { state = '', waits } = stand.pending ?? {};
  const findings = findingsOf(outcome, { state, secrets: stand.secrets, cache: stand.cache, http });
  const waitsAtEnd = waits === 'mfa' && !outcome.suspended;
  const tokens = tokensOf(stand.answer);
  return {
    ...findings,
    ...(waitsAtEnd && { suspended: 'multifactor.enable' }),
    ...(stand.refused && { refused: stand.refused }),
    ...(tokens && { tokens }),
    claims: {
      idToken: tokenClaims(tokens?.idToken) ?? {},
      accessToken: tokenClaims(tokens?.accessToken) ?? {},
    },
    scopes: { ...findings.scopes, granted: grantedIn(stand.answer) },
    user: stand.user,
    events: stand.runs.flatMap((run, index, runs) => eventsOf(run, knownBefore(run, runs[index - 1]))),
    executions: outcome.executions,
  };
}

/** All runs as one. Of a flow that was resumed, the last run keeps the commands of all. */
function wholeOutcome({ runs }: Stand): Outcome {
  const outcomes = runs.map(({ outcome }) => outcome);
  const last = outcomes.at(-1) ?? { commands: [], executions: [], warnings: [] };
  const lastOfEach = new Map(runs.map(({ trigger, outcome }) => [trigger, outcome]));
  return {
    ...last,
    commands: [...lastOfEach.values()].flatMap(({ commands }) => commands),
    executions: outcomes.flatMap(({ executions }) => executions),
    warnings: outcomes.flatMap(({ warnings }) => warnings),
  };
}

/** Commands of a flow that a run goes on with. */
function knownBefore({ trigger }: TriggerRun, before: TriggerRun | undefined): number {
  return before?.trigger === trigger ? before.outcome.commands.length : 0;
}

/** `known`: how many commands there were when the run began, where it goes on with a login. */
function eventsOf({ trigger, event, outcome }: TriggerRun, known: number): ActionEvent[] {
  const { executions, commands } = outcome;
  const names = executions.map(({ action }) => action);
  return names.map((action, index) => {
    const own = commands.slice(known).filter((command) => names.indexOf(command.action) < index);
    const { transactionMetadata } = effectsOf({ commands: [...commands.slice(0, known), ...own] });
    return { trigger, action, event: withMetadata(event, transactionMetadata) };
  });
}

/** What earlier Actions have kept for the transaction, a later one sees at once. */
function withMetadata(event: Doc, metadata: Doc): Doc {
  if (Object.keys(metadata).length === 0) return event;
  const transaction = docOf(event['transaction']);
  const kept = Object.entries({ ...docOf(transaction['metadata']), ...metadata });
  return {
    ...event,
    transaction: { ...transaction, metadata: Object.fromEntries(kept.filter(([, value]) => value !== null)) },
  };
}

function tokensOf(answer: Doc | undefined): Tokens | undefined {
  if (!answer) return undefined;
  const idToken = textOf(answer['id_token']);
  return {
    accessToken: String(answer['access_token']),
    ...(idToken !== undefined && { idToken }),
    expiresIn: Number(answer['expires_in']),
  };
}

function grantedIn(answer: Doc | undefined): string[] {
  return (textOf(answer?.['scope']) ?? '').split(' ').filter(Boolean);
}
