import type { Json } from '../../core/json.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';
import type { Question } from './question.ts';
import { countedOf, keyOf, MOST } from './with-radius.ts';

/**
 * Counts what a tenant has of its applications and connections, for a fork that is to be saved: nobody knows yet which of
 * them a change will be about. `now` in milliseconds since the epoch. Raises nothing: what is not told is unknown.
 */
export async function countAll(fork: Fork, now: number): Promise<void> {
  const { documents } = fork;
  const applications = documents.origin
    .list('/clients')
    .filter(({ global }) => global !== true)
    .map(({ client_id }): Question => ({ of: 'application', id: String(client_id) }));
  const connections = documents.origin
    .list('/connections')
    .map(({ name }): Question => ({ of: 'connection', id: String(name) }));
  const asking = { now, get: (path: string) => fork.upstream.get(path) };
  const questions = [...connections, ...applications].slice(0, MOST);
  await Promise.all(
    questions.map(async (question) => {
      fork.counted.set(keyOf(question), (await countedOf(asking, question)) as unknown as Json);
    }),
  );
}
