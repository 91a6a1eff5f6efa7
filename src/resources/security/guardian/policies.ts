import { isDoc, type Json } from '../../../core/json.ts';
import { asset } from '../../asset.ts';
import type { HookContext } from '../../hook-context.ts';
import { kind } from '../../kind.ts';
import { choice, either, listOf, settings } from '../../schema.ts';
import { collection } from '../../shapes.ts';
import { set } from '../../traits.ts';

const PATH = '/guardian/policies';
const policy = choice('all-applications', 'confidence-score');

/** When a second factor is asked for: a bare list of words, kept as `{ policies }`. */
export const policies = kind({
  name: 'guardianPolicies',
  path: PATH,
  shape: collection({ list: 'policies', verbs: [] }),
  scope: 'mfa_policies',
  identity: [],
  reading: { whole: true, adopt: (policies) => ({ policies }) },
  fields: settings({ policies: set(listOf(policy)) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:mfa_policies',
      run: (_, context) => ({ status: 200, body: policiesIn(context) }),
    },
    {
      method: 'PUT',
      path: '',
      scope: 'update:mfa_policies',
      // An empty body stands for no policy (recorded).
      body: either(listOf(policy), settings({})),
      run(sent, context) {
        const body = isDoc(sent) ? [] : sent;
        if (JSON.stringify(body) !== JSON.stringify(policiesIn(context))) {
          context.documents.put(PATH, '', { policies: body });
        }
        return { status: 200, body };
      },
    },
  ],
});

function policiesIn({ documents }: HookContext): Json {
  return documents.get(PATH, '')?.policies ?? [];
}

export const guardianPoliciesAsset = asset({
  key: 'guardianPolicies',
  layout: 'object',
  identity: [],
  entry: settings({ policies: set(listOf(policy)) }),
});
