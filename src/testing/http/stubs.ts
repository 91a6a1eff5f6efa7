/**
 * Who answers the requests of an Action in a test, by method and URL:
 * `{ 'POST https://backend.example/sign-ups': { status: 202 } }`. The method can be left out, `*` stands for anything, and
 * an address without a query for any query. The first entry that fits answers; a request that none fits is refused.
 */
export type HttpStubs = Readonly<Record<string, HttpStub>>;

/** An answer, several that are given in turn (the last one again and again), or a function that makes one. */
export type HttpStub =
  | HttpAnswer
  | readonly HttpAnswer[]
  | ((request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>);

/** A response; an error that the connection ends with; or `network`, which lets the request out to the real host. */
export type HttpAnswer = HttpResponse | Error | 'network';

export interface HttpResponse {
  /** 200 where none is given. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text or bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  /** Milliseconds on the test's clock until the answer comes. */
  readonly delay?: number;
}

/** A request that an Action sent. */
export interface HttpRequest {
  /** In capitals: `POST` */
  readonly method: string;
  readonly url: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else a text; undefined where there is none. */
  readonly body?: unknown;
}

/** A request of an Action and what came of it: a status, or the message of the error that it ended with. */
export interface HttpCall extends HttpRequest {
  readonly status?: number;
  readonly error?: string;
}
