import { askedAt, blame } from './asked-at.ts';
import type { Dispatcher, DispatchOptions } from './dispatch.ts';
import { handlerOf } from './handler.ts';
import type { Network } from './network.ts';
import { UnansweredRequest } from './unanswered.ts';
import { bytesOf, type WireRequest } from './wire.ts';

/**
 * Node.js's own `fetch`, with redirects, `signal` and everything else as it is, and the test's stubs in place of the
 * network. undici's MockAgent would be another package with another `fetch`, whose answers wait by another clock.
 */
export function stubbedFetch(real: typeof fetch, network: Network): typeof fetch {
  return async (input, init) => {
    const asked = askedAt();
    let refusal: UnansweredRequest | undefined;
    const dispatcher = stubDispatcher(network, (error) => {
      if (!(error instanceof UnansweredRequest)) return;
      blame(error, asked);
      refusal = error;
    });
    const options: object = { ...init, dispatcher };
    try {
      return await real(input, options);
    } catch (error) {
      // `fetch` says no more than "fetch failed".
      throw refusal ?? error;
    }
  };
}

function stubDispatcher(network: Network, hear: (error: unknown) => void): Dispatcher {
  return {
    dispatch(options, given) {
      const handler = handlerOf(given);
      const controller = new AbortController();
      const giveUp = () => handler.fail(controller.signal.reason);
      controller.signal.addEventListener('abort', giveUp, { once: true });
      handler.start(controller);
      requestOf(options)
        .then((request) => network.answer(request, controller.signal))
        .then((response) => {
          if (controller.signal.aborted) return;
          // All of it is there at once; who cancels the body then gives nothing up, as with a real connection.
          controller.signal.removeEventListener('abort', giveUp);
          handler.respond(response);
        })
        .catch((error) => {
          hear(error);
          if (!controller.signal.aborted) handler.fail(error);
        });
      return true;
    },
  };
}

async function requestOf({ origin, path, method, headers, body }: DispatchOptions): Promise<WireRequest> {
  return {
    method,
    url: new URL(path, origin).href,
    headers: inSmallLetters(headers),
    body: await bodyOf(body),
  };
}

function inSmallLetters(headers: DispatchOptions['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

async function bodyOf(body: DispatchOptions['body']): Promise<Buffer> {
  if (body === null) return Buffer.alloc(0);
  return typeof body === 'string' || ArrayBuffer.isView(body) ? Buffer.from(body) : bytesOf(body);
}
