import { fitsRequest } from '../../core/fits-request.ts';
import type { HttpRequest, HttpStub, HttpStubs } from './stubs.ts';

/** The first stub whose key fits the request. */
export function findStub(
  stubs: HttpStubs,
  request: Pick<HttpRequest, 'method' | 'url'>,
): HttpStub | undefined {
  return Object.entries(stubs).find(([key]) => fitsRequest(key, request))?.[1];
}
