import type { Outcome, RunRequest } from '../../actions/runtime/runner.ts';
import type { CacheRecord } from '../../actions/runtime/types/index.ts';
import type { Clock } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import type { Order } from './order.ts';

// Types alone, and none of the local tenant's: a check of the types of Actions would go through all of it.

/** A machine's request as a test asks for it. */
export type ExchangeOrder = Pick<Order, 'application' | 'audience' | 'request' | 'secrets' | 'cache'> & {
  readonly scope?: string | readonly string[] | undefined;
};

/** A sign-up as a test asks for it. */
export interface SignUpOrder extends Pick<Order, 'application' | 'request' | 'secrets'> {
  /** The name of a database. */
  readonly connection: string;
  readonly email: string;
  /** What else the person tells: `given_name`, `user_metadata`, … */
  readonly profile?: object | undefined;
}

/** A login that waits, and what the tenant finds it by. */
export interface Waiting {
  readonly state: string;
  readonly waits: 'redirect' | 'form' | 'mfa';
}

/** What Actions were run with, and what came of it. */
export interface TriggerRun extends Pick<RunRequest, 'trigger' | 'event'> {
  readonly outcome: Outcome;
}

/** As the application is told why it gets no tokens. */
export interface Refused {
  readonly error: string;
  readonly description: string;
  readonly status: number;
}

/** Where a flow has come to: data, and all of it so far. */
export interface Stand {
  /** As the token endpoint answers. */
  readonly answer?: Doc;
  readonly refused?: Refused;
  readonly pending?: Waiting;
  /** Of every trigger, in order. */
  readonly runs: readonly TriggerRun[];
  /** The person as stored now; nothing of a machine. */
  readonly user: Doc;
  readonly cache: Readonly<Record<string, CacheRecord>>;
  /** The values of the Actions' secrets. */
  readonly secrets: readonly string[];
}

/** What somebody comes back with; it says what differs from the first request. */
export interface Back {
  readonly query: Doc;
  /** Makes it a `POST`. */
  readonly body?: Doc | undefined;
  /** The factor that was given, or set up: `otp`. */
  readonly factor?: string | undefined;
  /** What a form collected: `event.prompt`. */
  readonly prompt?: Doc | undefined;
}

/** A person's way into an application, step by step. */
export interface Play {
  start(): Promise<Stand>;
  goOn(waiting: Waiting, back: Back): Promise<Stand>;
}

/** What plays whole flows on a tenant in memory. */
export interface Flows {
  openProject(): Promise<unknown>;
  prepareSignIn(order: Order, clock: Clock, root?: string): Promise<Play>;
  playExchange(order: ExchangeOrder, clock: Clock, root?: string): Promise<() => Promise<Stand>>;
}

/** What makes a user, and runs the Actions before and after. */
export interface SignUps {
  playSignUp(order: SignUpOrder, clock: Clock, root?: string): Promise<() => Promise<Stand>>;
}
