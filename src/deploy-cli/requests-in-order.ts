type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that sends one request at a time, the next one when the answer has been read and whoever asked has gone on.
 * So that the same import sends the same requests in the same order, whatever takes long.
 */
export function requestsInOrder(fetch: Fetch): Fetch {
  let last: Promise<unknown> = Promise.resolve();
  return (...request) => {
    const answer = last.then(() => readWhole(fetch, request));
    last = answer.then(nextTurn, nextTurn);
    return answer;
  };
}

async function readWhole(fetch: Fetch, request: Parameters<Fetch>): Promise<Response> {
  const response = await fetch(...request);
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
