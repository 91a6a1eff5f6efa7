import type { Clock } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { LOGS } from '../../resources/logs/log-store.ts';

/** How many entries are kept at most, and how many of the oldest go at once when there are more. */
const KEPT = 5_000;
const AT_ONCE = 50;

/** The number of the last entry. Only its order matters: a number that a failed transaction used is not used again. */
const numbers = new WeakMap<Documents, number>();

/** Adds an entry to the tenant's log, in the transaction that is under way, with its date and `log_id`. */
export function appendLog(documents: Documents, clock: Clock, entry: Doc): void {
  const number = (numbers.get(documents) ?? lastNumber(documents)) + 1;
  numbers.set(documents, number);
  const date = new Date(clock.now()).toISOString();
  const logId = logIdOf(date, number);
  documents.put(LOGS, logId, { date, ...entry, log_id: logId, _id: logId });
  if (documents.count(LOGS) > KEPT) dropOldest(documents);
}

/** Auth0's form (seen in answers): `900`, the time in digits, and digits that keep the order. */
function logIdOf(date: string, number: number): string {
  return `900${date.replace(/\D/g, '')}${String(number).padStart(36, '0')}`;
}

function lastNumber(documents: Documents): number {
  return Number(documents.entries(LOGS).at(-1)?.[0].slice(-36) ?? 0);
}

function dropOldest(documents: Documents): void {
  for (const [id] of documents.oldest(LOGS, AT_ONCE)) documents.remove(LOGS, id);
}
