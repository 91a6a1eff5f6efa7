import { effectsOf } from '../../actions/runtime/effects.ts';
import type { MovableClock } from '../../core/clock.ts';
import { type Doc, docOf } from '../../core/json.ts';
import type { HttpStubs } from '../http/stubs.ts';
import type { ResumeOptions } from '../resumed-event.ts';
import { openStage, type Stage } from '../stage/stage.ts';
import { blameCaller } from './blame-caller.ts';
import { flows } from './load-flows.ts';
import type { Order } from './order.ts';
import type { Back, Play, Stand } from './play.ts';
import { type Report, reportOf } from './report.ts';

export interface SignInOptions extends Omit<Order, 'persona' | 'application'> {
  /** Who answers the requests that Actions send; one that nobody answers makes `signIn` throw. */
  readonly http?: HttpStubs;
  /** The login's time. It stands still until an Action waits for something, or the test moves it. */
  readonly clock?: MovableClock;
  /** The project's folder; left out: the nearest above the working directory that has a `tenant/`. */
  readonly root?: string;
}

/** What somebody comes back with: of a redirect, a form, or the page that asked for a factor. */
export type BackOptions = Pick<ResumeOptions, 'query' | 'body' | 'fields' | 'mfa' | 'http'>;

/** What a sign-in came to. */
export interface SignInReport extends Report {
  /** Goes on where the login waits. The new result is that of the whole login. Throws where it does not wait. */
  resume(options?: BackOptions): Promise<SignInReport>;
}

/**
 * Signs a persona of tenant/personas.yaml in to an application of the project, on its local tenant in memory, with the
 * Actions that are bound there: `const { claims } = await signIn('nora', 'Fernhill Bookings', { audience })`.
 * Each sign-in starts from the tenant as it was imported. What a login is refused for is in the result; throws where the
 * project is not in order or has no such persona, application, organization or secret, and where a request of an Action
 * had no stub.
 */
export async function signIn(
  persona: string,
  application: string,
  { http, clock, root, ...order }: SignInOptions = {},
): Promise<SignInReport> {
  const stage = openStage({ ...(clock && { clock }), ...(http && { http }) });
  const play = await blameCaller(
    () => flows().prepareSignIn({ ...order, persona, application }, stage.clock, root),
    signIn,
  );
  return resultOf(stage, play, await stage.play(play.start));
}

function resultOf(stage: Stage, play: Play, stand: Stand): SignInReport {
  const report = reportOf(
    stand,
    stage.calls.map((call) => ({ ...call })),
  );
  return { ...report, resume: (options = {}) => resume({ stage, play, stand, report }, options) };
}

interface Waiting {
  readonly stage: Stage;
  readonly play: Play;
  readonly stand: Stand;
  readonly report: Report;
}

async function resume({ stage, play, stand, report }: Waiting, options: BackOptions): Promise<SignInReport> {
  const { pending } = stand;
  if (!pending) {
    throw new Error(
      'There is nothing to resume: the login does not wait for a redirect, a form or a factor.',
    );
  }
  if (options.http) stage.stub(options.http);
  return resultOf(stage, play, await stage.play(() => play.goOn(pending, backOf(report, stand, options))));
}

function backOf(
  { prompt }: Report,
  { runs }: Stand,
  { query = {}, body, fields = {}, mfa }: BackOptions,
): Back {
  const outcome = runs.at(-1)?.outcome;
  const [challenge] = outcome ? effectsOf(outcome).challenges : [];
  const factor = mfa ?? challenge?.factors[0]?.['type'];
  return {
    query: { ...query },
    body: body && plain(body),
    factor: factor === undefined ? undefined : String(factor),
    prompt: prompt && { id: prompt.id, fields: { ...prompt.fields, ...plain(fields) }, vars: prompt.vars },
  };
}

function plain(value: object): Doc {
  return docOf(JSON.parse(JSON.stringify(value)));
}
