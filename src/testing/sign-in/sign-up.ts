import { loadCached } from '../../core/cached-bundle.ts';
import type { MovableClock } from '../../core/clock.ts';
import type { HttpStubs } from '../http/stubs.ts';
import { openStage } from '../stage/stage.ts';
import { blameCaller } from './blame-caller.ts';
import type { SignUpOrder, SignUps } from './play.ts';
import { type Report, reportOf } from './report.ts';

export interface SignUpOptions extends Omit<SignUpOrder, 'application'> {
  /** Who answers the requests that Actions send; one that nobody answers makes `signUp` throw. */
  readonly http?: HttpStubs;
  readonly clock?: MovableClock;
  /** The project's folder; left out: the nearest above the working directory that has a `tenant/`. */
  readonly root?: string;
}

/** What a sign-up came to; `user` is empty where none was made. Nobody gets tokens. */
export type SignUpReport = Omit<Report, 'tokens'>;

const playing = (): SignUps => loadCached('src/testing/sign-in/play-sign-up.ts');

/**
 * Signs somebody up in a database of the project, at one of its applications, with the Actions that are bound to
 * pre-user-registration and post-user-registration:
 * `await signUp('Fernhill Workshop', { connection: 'fernhill-staff', email: 'ines@fernhill.example' })`.
 * Throws where `signIn` does.
 */
export async function signUp(
  application: string,
  { http, clock, root, ...order }: SignUpOptions,
): Promise<SignUpReport> {
  const stage = openStage({ ...(clock && { clock }), ...(http && { http }) });
  const play = await blameCaller(
    () => playing().playSignUp({ ...order, application }, stage.clock, root),
    signUp,
  );
  const stand = await stage.play(play);
  const calls = stage.calls.map((call) => ({ ...call }));
  return reportOf(stand, calls);
}
