/**
 * The interface between Node.js's `fetch` and what sends its requests: undici's `Dispatcher`, which `fetch` takes in its
 * option `dispatcher`. Node.js 20, 22 and 24 call the handler by its old methods, Node.js 26 by the new ones.
 */
export interface Dispatcher {
  dispatch(options: DispatchOptions, handler: OldHandler | NewHandler): boolean;
}

export interface DispatchOptions {
  readonly origin: string | URL;
  readonly path: string;
  readonly method: string;
  /** Names and values. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array> | Uint8Array | string | null;
}

export interface OldHandler {
  onConnect(abort: (reason?: unknown) => void): void;
  onHeaders(status: number, headers: Buffer[], resume: () => void, statusText: string): boolean;
  onData(chunk: Buffer): boolean;
  onComplete(trailers: string[]): void;
  onError(error: unknown): void;
}

export interface NewHandler {
  onRequestStart(controller: DispatchController, context: object): void;
  onResponseStart(controller: DispatchController, status: number, headers: object, statusText: string): void;
  onResponseData(controller: DispatchController, chunk: Buffer): void;
  onResponseEnd(controller: DispatchController, trailers: object): void;
  onResponseError(controller: DispatchController, error: unknown): void;
}

export interface DispatchController {
  readonly aborted: boolean;
  readonly paused: boolean;
  readonly reason: unknown;
  rawHeaders: readonly Buffer[];
  abort(reason: unknown): void;
  pause(): void;
  resume(): void;
}
