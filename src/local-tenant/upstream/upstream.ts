import type { Json } from '../../core/json.ts';

/** What an upstream answered: 200, or a refusal (4xx, 501) that a fork passes on. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly body: Json;
}

/** The tenant that a fork reads from. It can be read, and nothing else can be done with it. */
export interface Upstream {
  /** What the tenant's documents call it: `fernhill.eu.auth0.com`. */
  readonly domain: string;
  /** The application that it is read as. */
  readonly clientId: string;
  /**
   * GET of a path below `/api/v2`, with its query: `/roles?page=0`. Whatever is no answer to it (429, 5xx, a connection
   * that breaks) has been tried again. Raises `upstream-unread`, `fork-lacks`, `wrong-credentials`, `tenant-unreachable`.
   */
  get(path: string): Promise<UpstreamAnswer>;
  /** True where it tells of no users, nor of what is theirs: nobody is there. */
  readonly peopleless?: boolean;
  /** How many requests have been sent so far, each try counted. */
  readonly requests: number;
  close(): void;
}
