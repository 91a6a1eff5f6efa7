import { types } from 'node:util';
import type { RealWork } from '../stage/real-work.ts';
import type { VirtualTimers } from '../stage/virtual-timers.ts';
import { findStub } from './find-stub.ts';
import { readRequest } from './read-request.ts';
import { sendOut } from './send-out.ts';
import { stubTurns } from './stub-turns.ts';
import type { HttpAnswer, HttpCall, HttpRequest, HttpStubs } from './stubs.ts';
import { UnansweredConnection, UnansweredRequest } from './unanswered.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import { writeResponse } from './write-response.ts';

/** What a scene has for a network: the test's stubs. */
export interface Network {
  /** The requests so far, in order. */
  readonly calls: readonly HttpCall[];
  /** What had no stub, or a stub that threw; also where the Action caught that. */
  readonly refused: readonly unknown[];
  /** Puts stubs before those that are there. */
  stub(more: HttpStubs): void;
  /** Answers by the stubs; throws a stub's error, or that there is none. `signal`: whether it is given up. */
  answer(request: WireRequest, signal: AbortSignal): Promise<WireResponse>;
  /** Throws where a connection to the address (`tcp://host:port`) may not be opened. */
  connect(address: string): void;
}

interface Surroundings {
  readonly timers: VirtualTimers;
  readonly work: RealWork;
}

export function stubbedNetwork(first: HttpStubs, { timers, work }: Surroundings): Network {
  const stubs: HttpStubs[] = [first];
  const calls: (HttpCall & { status?: number; error?: string })[] = [];
  const refused: unknown[] = [];
  const answerOf = stubTurns();

  const stubOf = (request: Pick<HttpRequest, 'method' | 'url'>) =>
    stubs.map((one) => findStub(one, request)).find((stub) => stub !== undefined);

  function refuse(error: unknown): never {
    refused.push(error);
    throw error;
  }

  async function choose(request: HttpRequest): Promise<HttpAnswer> {
    const stub = stubOf(request) ?? refuse(new UnansweredRequest(request));
    return answerOf(stub, request).catch(refuse);
  }

  async function respond(asked: WireRequest, answer: HttpAnswer, signal: AbortSignal): Promise<WireResponse> {
    if (answer === 'network') return work.during(sendOut(asked));
    if (answer instanceof Error || types.isNativeError(answer)) throw answer;
    if (answer.delay) await delay(answer.delay, timers, signal);
    return writeResponse(answer);
  }

  return {
    calls,
    refused,
    stub: (more) => void stubs.unshift(more),
    async answer(asked, signal) {
      const request = readRequest(asked);
      const call: (typeof calls)[number] = { ...request };
      calls.push(call);
      try {
        const response = await respond(asked, await choose(request), signal);
        call.status = response.status;
        return response;
      } catch (error) {
        call.error = messageOf(error);
        throw error;
      }
    },
    connect(address) {
      const stub = stubOf({ method: 'CONNECT', url: address });
      if (stub !== 'network') refuse(new UnansweredConnection(address));
    },
  };
}

/** Waits on the scene's clock, for ever where it is infinite, or until the request is given up. */
function delay(milliseconds: number, timers: VirtualTimers, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = milliseconds === Number.POSITIVE_INFINITY ? undefined : timers.set(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      timer?.close();
      reject(signal.reason);
    });
  });
}

/** Not `instanceof Error`: in Jest, `AbortSignal` has another realm's errors. */
function messageOf(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return String(message);
}
