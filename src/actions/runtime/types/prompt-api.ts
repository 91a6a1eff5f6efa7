import type { Dictionary } from './parts.ts';

export interface PromptOptions {
  /** What the fields of the form hold at first. */
  readonly fields?: Dictionary;
  /** What the form's steps can read; the browser does not get it. */
  readonly vars?: Dictionary;
}

export interface PromptApi {
  /** Shows a form when the Action has ended; the flow goes on in the same Action's handler `onContinue…`. */
  render(promptId: string, promptOptions?: PromptOptions): void;
}
