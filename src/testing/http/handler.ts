import { STATUS_CODES } from 'node:http';
import type { DispatchController, NewHandler, OldHandler } from './dispatch.ts';
import type { WireResponse } from './wire.ts';

/** What waits for a response, whatever its methods are called. */
export interface Handler {
  /** `controller`: with it the request is given up. */
  start(controller: AbortController): void;
  respond(response: WireResponse): void;
  fail(error: unknown): void;
}

export function handlerOf(handler: OldHandler | NewHandler): Handler {
  return 'onRequestStart' in handler ? newHandler(handler) : oldHandler(handler);
}

function oldHandler(handler: OldHandler): Handler {
  return {
    start: (controller) => handler.onConnect((reason) => controller.abort(reason)),
    respond({ status, headers, body }) {
      handler.onHeaders(status, rawHeaders(headers), () => undefined, STATUS_CODES[status] ?? '');
      if (body.length > 0) handler.onData(body);
      handler.onComplete([]);
    },
    fail: (error) => handler.onError(error),
  };
}

function newHandler(handler: NewHandler): Handler {
  let used = controllerOf(new AbortController());
  return {
    start(controller) {
      used = controllerOf(controller);
      handler.onRequestStart(used, {});
    },
    respond({ status, headers, body }) {
      used.rawHeaders = rawHeaders(headers);
      handler.onResponseStart(used, status, Object.fromEntries(headers), STATUS_CODES[status] ?? '');
      if (body.length > 0) handler.onResponseData(used, body);
      handler.onResponseEnd(used, {});
    },
    fail: (error) => handler.onResponseError(used, error),
  };
}

function controllerOf(controller: AbortController): DispatchController {
  return {
    get aborted() {
      return controller.signal.aborted;
    },
    get reason() {
      return controller.signal.reason;
    },
    paused: false,
    rawHeaders: [],
    abort: (reason) => controller.abort(reason),
    pause: () => undefined,
    resume: () => undefined,
  };
}

function rawHeaders(headers: WireResponse['headers']): Buffer[] {
  return headers.flatMap(([name, value]) => [Buffer.from(name), Buffer.from(value, 'latin1')]);
}
