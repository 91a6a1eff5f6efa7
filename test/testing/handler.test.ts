import type { DispatchController } from '../../src/testing/http/dispatch.ts';
import { handlerOf } from '../../src/testing/http/handler.ts';

/** What the `fetch` of Node.js 26 waits for a response with, as it hears of one. */
function newHandler() {
  const heard: unknown[] = [];
  let controller: DispatchController | undefined;
  const handler = handlerOf({
    onRequestStart: (given) => {
      controller = given;
    },
    onResponseStart: ({ rawHeaders }, status, headers, text) =>
      heard.push(status, text, headers, rawHeaders.map(String)),
    onResponseData: (_controller, chunk) => heard.push(String(chunk)),
    onResponseEnd: () => heard.push('end'),
    onResponseError: ({ aborted }, error) => heard.push(aborted, error),
  });
  return { handler, heard, abort: (reason: unknown) => controller?.abort(reason) };
}

describe('a handler by the new names', () => {
  test('hears a response', () => {
    const { handler, heard } = newHandler();
    handler.start(new AbortController());
    handler.respond({ status: 201, headers: [['x-shop', '7']], body: Buffer.from('made') });
    expect(heard).toEqual([201, 'Created', { 'x-shop': '7' }, ['x-shop', '7'], 'made', 'end']);
  });

  test('hears an error, and gives the request up', () => {
    const { handler, heard, abort } = newHandler();
    const given = new AbortController();
    handler.start(given);
    abort('too slow');
    handler.fail(given.signal.reason);
    expect(heard).toEqual([true, 'too slow']);
  });
});
