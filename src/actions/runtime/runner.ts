import type { Doc, Json } from '../../core/json.ts';
import type { Lookups } from './api/method.ts';
import type { Runnable } from './triggers/index.ts';

/** An Action as it was deployed: what `POST /actions/actions` and `deploy` stored. */
export interface DeployedAction {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** The modules that its code may `require` as `actions:NAME`, as they were published. */
  readonly modules?: readonly ActionModule[];
}

/** A published version of an Actions Module; its code finds its own secrets in `actions.secrets`. */
export interface ActionModule {
  readonly name: string;
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** One trigger's run: the bound Actions in order. */
export interface RunRequest {
  readonly trigger: Runnable;
  readonly actions: readonly DeployedAction[];
  /** The event without `secrets`, which each Action gets of its own. */
  readonly event: Doc;
  /** What `api.roles.*` and `api.groups.*` answer with; without it, a user who has none. */
  readonly lookups?: Lookups;
  /** Goes on after a redirect, a form or a challenge, with a new `event.request`. */
  readonly resume?: Resume;
}

/** Where a suspended flow goes on: JSON, can be stored. */
export interface Resume {
  /** The Action that suspended it. */
  readonly action: string;
  /** With that Action's `onContinue…` handler, or with the Action after it. */
  readonly handler: 'resume' | 'next';
  /** Of the flow so far: kept, and part of the outcome of the resumed run. */
  readonly commands: readonly Command[];
  /** `event.transaction.metadata` so far. */
  readonly metadata: Doc;
}

/** A call of an api method, in the order of the calls: `{ method: 'accessToken.setCustomClaim', args: ['https://…/roles', […]] }`. */
export interface Command {
  readonly action: string;
  readonly method: string;
  readonly args: readonly Json[];
  /** Milliseconds since the epoch, by the run's clock. */
  readonly at: number;
}

/** A line that an Action wrote to its console. */
export interface LogEntry {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
  /** Milliseconds since the epoch, by the run's clock. */
  readonly at: number;
}

/** What one Action did. */
export interface Execution {
  readonly action: string;
  /** Milliseconds since the epoch, by the run's clock. */
  readonly started: number;
  /** How long it took. */
  readonly milliseconds: number;
  readonly logs: readonly LogEntry[];
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string };
}

/**
 * What a trigger's run came to. After `failed` every command of the flow is discarded, those from before a redirect as
 * well; after `denied` they are kept.
 */
export interface Outcome {
  /** Of the whole flow: where the run was resumed, those from before it come first. */
  readonly commands: readonly Command[];
  /** Of this run only. */
  readonly executions: readonly Execution[];
  /** `reason` and, for credentials-exchange, `code`; for pre-user-registration `userMessage`. */
  readonly denied?: {
    readonly action: string;
    readonly code?: string;
    readonly reason: string;
    readonly userMessage?: string;
  };
  /** No later Action ran: the login waits for a redirect, a form or a challenge (`redirect.sendUserTo`, …). */
  readonly suspended?: { readonly action: string; readonly method: string; readonly resume: Resume };
  readonly failed?: { readonly action: string; readonly message: string };
  /** What a call was answered with silence for in production: a restricted claim that is dropped. */
  readonly warnings: readonly { readonly action: string; readonly message: string }[];
}

/** Runs deployed Actions: in the local tenant in a child process, in unit tests in this one. */
export interface ActionsRunner {
  run(request: RunRequest): Promise<Outcome>;
  close(): Promise<void>;
}
