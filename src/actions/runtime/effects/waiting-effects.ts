import { docOf, docsOf, type Json } from '../../../core/json.ts';
import type { Appliers, Apply, Target } from './effects.ts';

/** What the flow waits for: `redirect`, `prompt`, `challenges`. */
export const waitingEffects: Appliers = {
  'redirect.sendUserTo': (effects, args) => ({ ...effects, redirect: targetOf(args) }),
  'prompt.render': (effects, [id, options]) => ({
    ...effects,
    prompt: {
      id: String(id),
      fields: docOf(docOf(options)['fields']),
      vars: docOf(docOf(options)['vars']),
    },
  }),
  'authentication.challengeWith': preferring('challengeWith'),
  'authentication.challengeWithAny': anyOf('challengeWithAny'),
  'authentication.enrollWith': preferring('enrollWith'),
  'authentication.enrollWithAny': anyOf('enrollWithAny'),
};

/** `(url, { query })` */
export function targetOf([url, options]: readonly Json[]): Target {
  return { url: String(url), query: docOf(docOf(options)['query']) };
}

/** `(factor, { additionalFactors })` */
function preferring(method: string): Apply {
  return (effects, [factor, options]) => ({
    ...effects,
    challenges: [
      ...effects.challenges,
      { method, factors: [docOf(factor), ...docsOf(docOf(options)['additionalFactors'])] },
    ],
  });
}

/** `(factors)` */
function anyOf(method: string): Apply {
  return (effects, [factors]) => ({
    ...effects,
    challenges: [...effects.challenges, { method, factors: docsOf(factors) }],
  });
}
