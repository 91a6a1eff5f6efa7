import { createHash } from 'node:crypto';
import { isDoc, type Json } from '../core/json.ts';
import { canonical } from './canonical.ts';
import type { Plan } from './plan.ts';

/**
 * What tells one plan from another: SHA-256, in hex, of what it changes, of its risks and of its tokens. Two plans of the
 * same change have the same, also where their ids, their lines or the order of their parts differ.
 */
export function planDigest({ changes, findings, tokens }: Plan): string {
  const kept = findings.filter(({ risk }) => !OF_HISTORY.has(risk));
  const parts = [changes, kept, tokens].map((list) => (asJson(list) as Json[]).map(textOf).sort());
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Risks that are told from the repository's history, which a shallow clone lacks; what they are about is among the changes. */
const OF_HISTORY: ReadonlySet<string> = new Set(['UNMANAGED-DELETE']);

/** Ids and lines say where something stands, and not what it is; how much uses it changes by the minute. */
const BESIDE: ReadonlySet<string> = new Set(['place', 'at', 'radius', 'requests']);

function textOf(part: Json): string {
  if (!isDoc(part)) return canonical(undefined, part) ?? '';
  const kept = Object.entries(part).filter(([key]) => !BESIDE.has(key));
  return canonical(undefined, Object.fromEntries(kept)) ?? '';
}

/** As a file would have it: without what is undefined. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
