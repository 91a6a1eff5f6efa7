import { mask } from '../../core/mask.ts';
import type { Plan } from '../../plan/plan.ts';

/** The plan as one JSON document; `formatVersion` grows when a field changes its meaning. Masked. */
export function planJson(plan: Plan): string {
  return mask(JSON.stringify({ formatVersion: 1, ...plan }, undefined, 2));
}
