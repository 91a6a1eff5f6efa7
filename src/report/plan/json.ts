import { mask } from '../../core/mask.ts';
import type { Plan } from '../../plan/plan.ts';
import { planDigest } from '../../plan/plan-digest.ts';

/** The plan as one JSON document with its digest; `formatVersion` grows when a field changes its meaning. Masked. */
export function planJson(plan: Plan): string {
  return mask(JSON.stringify({ formatVersion: 1, digest: planDigest(plan), ...plan }, undefined, 2));
}
