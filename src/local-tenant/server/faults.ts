import type { Context, MiddlewareHandler } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import type { Json } from '../../core/json.ts';
import { errorBody } from '../management-api/error-body.ts';

/** What happens to a request instead of its answer. */
export type Trouble =
  | {
      readonly status: number;
      readonly body?: Json;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** No answer, for as long as the caller waits. */
  | { readonly hang: true }
  /** The connection is cut. */
  | { readonly drop: true };

/** Trouble for the next `times` requests to a path. */
export interface Fault {
  /** `/api/v2/clients`; `*` stands for any text: `/api/v2/clients/*`. */
  readonly path: string;
  /** Any method where it is left out. */
  readonly method?: string;
  readonly times: number;
  readonly trouble: Trouble;
}

/** Trouble on demand, so that tools can be tried against it. */
export class Faults {
  #faults: Fault[] = [];
  readonly #hanging = new Set<() => void>();

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  /** Forgets all of them, and lets go of the requests that hang. */
  clear(): void {
    this.#faults = [];
    for (const letGo of this.#hanging) letGo();
    this.#hanging.clear();
  }

  middleware(): MiddlewareHandler {
    return async (c, next) => {
      const trouble = this.#faults.length > 0 ? this.#take(c) : undefined;
      if (!trouble) return next();
      if ('status' in trouble) return answered(trouble);
      if ('drop' in trouble) return dropped(c);
      await new Promise<void>((resolve) => this.#hanging.add(resolve));
      return dropped(c);
    };
  }

  #take({ req }: Context): Trouble | undefined {
    const fault = this.#faults.find(
      ({ path, method }) => matches(path, req.path) && (method === undefined || method === req.method),
    );
    if (!fault) return undefined;
    this.#faults = this.#faults.flatMap((one) => {
      if (one !== fault) return one;
      return one.times > 1 ? { ...one, times: one.times - 1 } : [];
    });
    return fault.trouble;
  }
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}

function answered({ status, body, headers }: Extract<Trouble, { status: number }>): Response {
  const content = body === undefined ? errorBody(status, 'A fault was asked for at /_local/faults') : body;
  const bare = status === 204 || status === 304;
  return new Response(bare ? null : JSON.stringify(content), {
    status: status as StatusCode,
    headers: { ...(!bare && { 'content-type': 'application/json' }), ...headers },
  });
}

/** Ends the connection without an answer. A request made in memory has none: it gets a 500 that says so. */
function dropped(c: Context): Response {
  const incoming = (c.env as { incoming?: { socket?: { destroy(): void } } } | undefined)?.incoming;
  incoming?.socket?.destroy();
  return c.json(errorBody(500, 'The connection would have been dropped here'), 500);
}
