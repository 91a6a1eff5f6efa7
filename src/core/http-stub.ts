import type { Json } from './json.ts';

/** What an Action of a rehearsal hears in place of whom it calls with `fetch`. */
export interface HttpStub {
  /** `POST https://backend.example/sign-ups`, or the address alone; `*` stands for anything. */
  readonly request: string;
  /** 200 where it is left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text as it is; anything else as JSON. */
  readonly body?: Json;
}
