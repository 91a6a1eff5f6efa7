import type { Lookups } from '../actions/runtime/api/method.ts';
import type { LoadedAction } from '../actions/runtime/pipeline/run-action.ts';
import { runActions } from '../actions/runtime/pipeline/run-actions.ts';
import type { Outcome, Resume } from '../actions/runtime/runner.ts';
import type { TriggerId } from '../actions/runtime/triggers/index.ts';
import type { Trigger } from '../actions/runtime/triggers/trigger.ts';
import type { Doc } from '../core/json.ts';
import type { VisibleCache } from './cache-entries.ts';
import { eventOf } from './event-of.ts';
import { type GivenModules, withModules } from './modules.ts';
import { type Findings, findingsOf } from './result.ts';
import { type ResumeOptions, resumedEvent } from './resumed-event.ts';
import { STATE } from './session-token.ts';
import type { Stage } from './stage/stage.ts';

/** What a run of Actions came to. */
export interface Result<Event = object> extends Findings {
  /**
   * Goes on where the flow waits: after the redirect or the form in the same Action's `onContinue…`, after a challenge
   * with the Action that follows. The new result is that of the whole flow. Throws where the flow does not wait.
   */
  resume(options?: ResumeOptions<Event>): Promise<Result<Event>>;
}

/** What stays the same from a run to its resumption. */
export interface Flow {
  readonly id: TriggerId;
  readonly trigger: Trigger;
  readonly actions: readonly LoadedAction[];
  readonly stage: Stage;
  readonly cache: VisibleCache;
  readonly lookups: Lookups;
  readonly modules: GivenModules;
}

/** Where a flow starts or goes on. */
interface Scene {
  readonly event: Doc;
  readonly resume?: Resume;
  readonly before?: Findings;
}

/** Runs a flow from its start, or from where it waited, to its end or to where it waits. */
export async function playFlow<Event>(flow: Flow, { event, resume, before }: Scene): Promise<Result<Event>> {
  const { stage, cache, lookups, modules, trigger, actions } = flow;
  const options = { clock: stage.clock, cache, lookups, ...(resume && { resume }) };
  const outcome = await stage.play(() =>
    withModules(modules, () => runActions(trigger, actions, event, options)),
  );
  const findings = wholeFlow(before, findingsOf(outcome, surroundingsOf(flow)));
  return { ...findings, resume: (given = {}) => resumeFlow(flow, { event, outcome, findings }, given) };
}

async function resumeFlow<Event>(
  flow: Flow,
  { event, outcome, findings }: { event: Doc; outcome: Outcome; findings: Findings },
  options: ResumeOptions<Event>,
): Promise<Result<Event>> {
  const { suspended } = outcome;
  if (!suspended)
    throw new Error(
      'There is nothing to resume: the flow does not wait for a redirect, a form or a challenge.',
    );
  if (options.http) flow.stage.stub(options.http);
  const back = resumedEvent(event, findings, { ...options, now: flow.stage.clock.now() });
  const next = eventOf(flow.id, back, options.event ?? {});
  return playFlow(flow, { event: next, resume: suspended.resume, before: findings });
}

function surroundingsOf({ stage, cache, actions }: Flow) {
  const secrets = actions.flatMap((one) => Object.values(one.secrets));
  return { state: STATE, secrets, cache: cache.entries(), http: stage.calls.map((call) => ({ ...call })) };
}

/** The pipeline keeps the commands of a flow, and says the rest of each run. */
function wholeFlow(before: Findings | undefined, now: Findings): Findings {
  if (!before) return now;
  return { ...now, logs: [...before.logs, ...now.logs], warnings: [...before.warnings, ...now.warnings] };
}
