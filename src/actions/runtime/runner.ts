import type { Doc, Json } from '../../core/json.ts';
import type { TriggerId } from './triggers/index.ts';

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
  readonly trigger: TriggerId;
  readonly actions: readonly DeployedAction[];
  /** The event without `secrets`, which each Action gets of its own. */
  readonly event: Doc;
}

/** A call of an api method, in the order of the calls: `{ method: 'accessToken.setCustomClaim', args: ['https://…/roles', […]] }`. */
export interface Command {
  readonly action: string;
  readonly method: string;
  readonly args: readonly Json[];
}

/** What one Action did. */
export interface Execution {
  readonly action: string;
  readonly milliseconds: number;
  readonly logs: readonly {
    readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
    readonly text: string;
  }[];
  readonly error?: { readonly name: string; readonly message: string; readonly stack?: string };
}

/** What a trigger's run came to. After `failed` every command is discarded; after `denied` those before it are kept. */
export interface Outcome {
  readonly commands: readonly Command[];
  readonly executions: readonly Execution[];
  /** `reason` and, for credentials-exchange, `code`; for pre-user-registration `userMessage`. */
  readonly denied?: {
    readonly action: string;
    readonly code?: string;
    readonly reason: string;
    readonly userMessage?: string;
  };
  /** No later Action ran: the login waits for a redirect, a form or a challenge (`redirect.sendUserTo`, …). */
  readonly suspended?: { readonly action: string; readonly method: string };
  readonly failed?: { readonly action: string; readonly message: string };
  /** What a call was answered with silence for in production: a restricted claim that is dropped. */
  readonly warnings: readonly { readonly action: string; readonly message: string }[];
}

/** Runs deployed Actions: in the local tenant in a child process, in unit tests in this one. */
export interface ActionsRunner {
  run(request: RunRequest): Promise<Outcome>;
  close(): Promise<void>;
}
