import type { HttpAnswer, HttpRequest, HttpStub } from './stubs.ts';

/** Asks a stub for its answer: of several, the next one, and the last again and again. */
export function stubTurns(): (stub: HttpStub, request: HttpRequest) => Promise<HttpAnswer> {
  const given = new Map<HttpStub, number>();
  return async (stub, request) => {
    if (typeof stub === 'function') return stub(request);
    if (!isSeveral(stub)) return stub;
    const turn = given.get(stub) ?? 0;
    given.set(stub, turn + 1);
    const answer = stub[Math.min(turn, stub.length - 1)];
    if (answer === undefined) throw new Error(`The stub of ${request.method} ${request.url} has no answers.`);
    return answer;
  };
}

function isSeveral(stub: HttpAnswer | readonly HttpAnswer[]): stub is readonly HttpAnswer[] {
  return Array.isArray(stub);
}
