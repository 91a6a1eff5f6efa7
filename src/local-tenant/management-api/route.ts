import type * as z from 'zod';
import type { Json } from '../../core/json.ts';
import type { HookContext, Operation, Services } from '../../resources/hook-context.ts';

/** What a route is asked: the body is checked against the route's schema before. */
export interface ApiRequest {
  readonly context: HookContext;
  readonly body: Json;
  /** What `prepare` came to. */
  readonly prepared?: Json;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the Management API, as a shape makes it from a row of the table. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly operation: Operation;
  /** Below `/api/v2`, with braces: `/roles/{id}`. */
  readonly path: string;
  /** True where what stands in the last brace of the path may hold slashes. */
  readonly slashes?: boolean;
  /** True where the answer does not end. */
  readonly goesOn?: boolean;
  /** Any of these scopes lets the request in. */
  readonly scopes: readonly string[];
  readonly body?: z.ZodType;
  /** What may stand in the path's braces, where the row says so. */
  readonly params?: Readonly<Record<string, z.ZodType>>;
  /** The fields of the row that it comes from: what is secret in a body or an answer. */
  readonly fields?: z.ZodType;
  prepare?(request: ApiRequest, services: Services): Promise<Json>;
  /** Runs inside a transaction unless the method is GET. */
  run(request: ApiRequest): ApiAnswer;
}
