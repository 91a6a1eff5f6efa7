import type { Command } from '../runner.ts';
import type { ApiTable, Call, Method } from './method.ts';

/** Throws where one more call is too many for the flow. */
export function checkCount({ most, together }: Method, call: Call): void {
  if (most === undefined) return;
  const counted = together ?? [call.method];
  if (callsOf(counted, call.flow()) < most) return;
  throw new Error(`${inWords(counted)} can be called ${times(most)} in a flow.`);
}

/** Says which call is missing now that all Actions have run; undefined where none is. */
export function missingCall(table: ApiTable, flow: readonly Command[]): string | undefined {
  for (const [name, { least = 0, together = [name] }] of Object.entries(table)) {
    if (least > 0 && callsOf(together, flow) < least) return `${inWords(together)} must be called.`;
  }
  return undefined;
}

const callsOf = (methods: readonly string[], flow: readonly Command[]): number =>
  flow.filter(({ method }) => methods.includes(method)).length;

const times = (most: number): string => (most === 1 ? 'once' : `${most} times`);

/** `api.authentication.setUserById or api.authentication.setUserByConnection` */
const inWords = (methods: readonly string[]): string => methods.map((method) => `api.${method}`).join(' or ');
