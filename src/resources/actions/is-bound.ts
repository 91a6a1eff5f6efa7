import type { Documents } from '../../core/documents.ts';
import { docsOf } from '../../core/json.ts';

/** Whether a trigger has Actions: where it has none, nobody needs to make up an event. */
export function isBound(trigger: string, documents: Documents): boolean {
  return docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items).length > 0;
}
