import type { HttpAnswer, HttpRequest, HttpStub } from './stubs.ts';

/** Asks a stub for its answer: of several, the next one, and the last again and again. Throws where there is none. */
export function stubTurns(): (stub: HttpStub, request: HttpRequest) => Promise<HttpAnswer> {
  const given = new Map<HttpStub, number>();
  return async (stub, request) => {
    const turn = given.get(stub) ?? 0;
    given.set(stub, turn + 1);
    const answer = await answerOf(stub, turn, request);
    if (isAnswer(answer)) return answer;
    const { method, url } = request;
    throw new Error(`The stub of ${method} ${url} gave no answer but ${String(answer)}.`);
  };
}

async function answerOf(stub: HttpStub, turn: number, request: HttpRequest): Promise<HttpAnswer | undefined> {
  if (typeof stub === 'function') return stub(request);
  return isSeveral(stub) ? stub[Math.min(turn, stub.length - 1)] : stub;
}

function isSeveral(stub: HttpAnswer | readonly HttpAnswer[]): stub is readonly HttpAnswer[] {
  return Array.isArray(stub);
}

/** A list may be empty, and a function of a test in JavaScript may return anything. */
function isAnswer(answer: HttpAnswer | undefined): answer is HttpAnswer {
  return answer === 'network' || (typeof answer === 'object' && answer !== null);
}
