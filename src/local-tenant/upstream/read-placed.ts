import type { Kind } from '../../resources/kind.ts';
import type { Fork } from './fork.ts';
import { readList } from './read-list.ts';

/** Reads the one list of things that each have a path of their own: those that it does not name are not there. */
export async function readPlaced({ upstream, documents, refusals }: Fork, { reading }: Kind): Promise<void> {
  const path = reading?.list ?? '';
  const pages = { paging: 'pages', list: 'configs', wrapped: false, perPage: 100, id: '' } as const;
  const answer = await readList(upstream, path, pages);
  if ('refused' in answer) refusals.add(path, answer.refused);
  for (const item of 'items' in answer ? answer.items : []) {
    const [at, id] = reading?.place?.(item) ?? ['', ''];
    documents.loadOne(at, id, item);
  }
  documents.known.addWhole(path);
}
