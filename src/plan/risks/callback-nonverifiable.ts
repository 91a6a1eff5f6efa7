import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const callbackNonverifiable = risk({
  id: 'CALLBACK-NONVERIFIABLE',
  severity: 'medium',
  title: 'No question before a callback that proves nothing',
  why: 'A custom scheme can be claimed by any app on a phone; the question is what tells the user which one is signed in to.',
  instead: 'Leave the prompt on, or use links that the phone verifies (App Links, Universal Links).',
  kinds: ['tenant', 'clients'],
  find: (change) =>
    whereBecomes(
      change,
      ['skip_non_verifiable_callback_uri_confirmation_prompt'],
      true,
      () => 'Users are no longer asked before an unverifiable callback.',
    ),
  bad: [settings({}, { skip_non_verifiable_callback_uri_confirmation_prompt: true })],
  good: [
    settings(
      { skip_non_verifiable_callback_uri_confirmation_prompt: true },
      { skip_non_verifiable_callback_uri_confirmation_prompt: false },
    ),
  ],
});
