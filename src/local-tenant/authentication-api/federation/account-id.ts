import type { Doc } from '../../../core/json.ts';
import { providerOf } from '../../identity-providers/providers.ts';

/**
 * What the `user_id` of an account elsewhere has after the strategy. Auth0's documentation, "Identify Users": where a strategy has many
 * connections, the connection's name goes first.
 */
export function accountId({ strategy, name }: Doc, subject: string): string {
  const many = strategy === 'oauth2' || providerOf({ strategy: strategy ?? '' })?.social !== true;
  return many ? `${String(name)}|${subject}` : subject;
}
