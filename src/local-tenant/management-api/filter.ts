import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { Kind } from '../../resources/kind.ts';
import { fillPath } from './paths.ts';

/** Query parameters that say how to answer, not which documents are meant. */
const NO_FILTERS = new Set([
  'page',
  'per_page',
  'include_totals',
  'from',
  'take',
  'fields',
  'include_fields',
  'sort',
  'q',
]);

/** The documents that the query of a list asks for, in the order in which they are shown. */
export function meant(kind: Kind, context: HookContext): readonly Doc[] {
  const stored = context.documents.list(fillPath(kind.path, context.params));
  const docs = stored.filter((doc) => matches(kind, doc, context));
  const { shape } = kind;
  if (shape.type === 'collection' && shape.newestFirst) docs.reverse();
  return kind.listed ? kind.listed(docs, context) : docs;
}

/** Whether the document is one that the query asks for: a parameter named like a field wants that value, or one of several. */
function matches(kind: Kind, doc: Doc, context: HookContext): boolean {
  if (kind.filter) return kind.filter(doc, context);
  return Object.entries(context.query).every(([name, wanted]) => {
    if (NO_FILTERS.has(name) || !(name in kind.fields.shape)) return true;
    return wanted.split(',').includes(String(doc[name]));
  });
}
