import type { Doc } from '../../core/json.ts';

/** What Actions and attack protection are told of a request. */
export interface RequestFacts {
  readonly ip: string;
  readonly method: string;
  readonly hostname: string;
  readonly userAgent?: string;
  readonly language?: string;
  readonly query: Doc;
  /** Without passwords and client secrets. */
  readonly body: Doc;
}
