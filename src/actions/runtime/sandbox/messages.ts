import type { Outcome, RunRequest } from '../runner.ts';

/** To the child: run these Actions. */
export interface RunMessage {
  readonly request: RunRequest;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch, where another clock than the system's tells the time. */
  readonly now?: number;
}

/** From the child: an Action begins (so that one that never ends can be named), or the run is over. */
export type ChildMessage =
  | { readonly type: 'started'; readonly action: string }
  | {
      readonly type: 'done';
      readonly outcome: Outcome /** All that the child has used. */;
      readonly cpuSeconds: number;
    }
  /** A bug of ours, with its stack. */
  | { readonly type: 'bug'; readonly message: string };
