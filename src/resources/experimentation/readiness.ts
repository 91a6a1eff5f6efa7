import { type Doc, docsOf } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';

interface Blocker {
  readonly code: string;
  readonly message: string;
  readonly holds: (experiment: Doc, allocations: readonly Doc[], context: HookContext) => boolean;
}

const sum = (allocations: readonly Doc[]) =>
  allocations.reduce((total, { weight }) => total + Number(weight ?? 0), 0);

/** What keeps an experiment from being active (documented; the codes and the wording are assumed). */
const BLOCKERS: readonly Blocker[] = [
  {
    code: 'feature_flag_not_active',
    message: 'The feature flag is not active.',
    holds: ({ feature_flag_id }, _, { documents }) =>
      documents.get('/experimentation/feature-flags', String(feature_flag_id))?.status !== 'active',
  },
  {
    code: 'no_allocations',
    message: 'The experiment has no allocation.',
    holds: (_, allocations) => allocations.length === 0,
  },
  {
    code: 'unknown_variation',
    message: 'A variation does not belong to the feature flag.',
    holds: ({ feature_flag_id }, allocations, { documents }) =>
      allocations.some(
        ({ variation_id }) =>
          !documents.get(
            `/experimentation/feature-flags/${String(feature_flag_id)}/variations`,
            String(variation_id),
          ),
      ),
  },
  {
    code: 'control_count',
    message: 'Exactly one allocation must be the control.',
    holds: (_, allocations) => allocations.filter(({ is_control }) => is_control === true).length !== 1,
  },
  {
    code: 'weight_sum',
    message: 'The weights of the allocations must sum to 100.',
    holds: ({ allocation_strategy }, allocations) =>
      allocation_strategy === 'percentage' && sum(allocations) !== 100,
  },
  {
    code: 'fallback_count',
    message: 'Exactly one allocation must be the fallback.',
    holds: ({ allocation_strategy }, allocations) =>
      allocation_strategy === 'segment' &&
      allocations.filter(({ is_fallback }) => is_fallback === true).length !== 1,
  },
  {
    code: 'another_active',
    message: 'Another experiment is active.',
    holds: ({ id }, _, { documents }) =>
      documents
        .list('/experimentation/experiments')
        .some((other) => other.id !== id && other.status === 'active'),
  },
];

/** Every reason why the experiment cannot be active, in the order of the documentation. */
export function blockersOf(experiment: Doc, context: HookContext): Doc[] {
  const { allocations } = experiment;
  const given = docsOf(allocations);
  return BLOCKERS.filter(({ holds }) => holds(experiment, given, context)).map(({ code, message }) => ({
    code,
    message,
  }));
}
