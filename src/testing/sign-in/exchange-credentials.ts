import type { MovableClock } from '../../core/clock.ts';
import type { HttpStubs } from '../http/stubs.ts';
import { openStage } from '../stage/stage.ts';
import { blameCaller } from './blame-caller.ts';
import { flows } from './load-flows.ts';
import type { ExchangeOrder } from './play.ts';
import { type Report, reportOf } from './report.ts';

export interface ExchangeOptions extends Omit<ExchangeOrder, 'application'> {
  /** Who answers the requests that Actions send; one that nobody answers makes `exchangeCredentials` throw. */
  readonly http?: HttpStubs;
  readonly clock?: MovableClock;
  /** The project's folder; left out: the nearest above the working directory that has a `tenant/`. */
  readonly root?: string;
}

/** What a machine's request came to. */
export type ExchangeReport = Omit<Report, 'user'>;

/**
 * Has a machine application of the project ask for an access token, with the Actions that are bound to
 * credentials-exchange: `await exchangeCredentials('Fernhill Reminder Worker', { audience, request: { ip } })`.
 * Throws where `signIn` does.
 */
export async function exchangeCredentials(
  application: string,
  { http, clock, root, ...order }: ExchangeOptions = {},
): Promise<ExchangeReport> {
  const stage = openStage({ ...(clock && { clock }), ...(http && { http }) });
  const play = await blameCaller(
    () => flows().playExchange({ ...order, application }, stage.clock, root),
    exchangeCredentials,
  );
  const stand = await stage.play(play);
  const { user: _nobody, ...report } = reportOf(
    stand,
    stage.calls.map((call) => ({ ...call })),
  );
  return report;
}
