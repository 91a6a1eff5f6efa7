import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';

/** Texts that say nothing are not kept: `messages: {}` (recorded). */
export function savedForm(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { messages, flow_count: _, ...doc } = next;
  const said = isDoc(messages) && Object.keys(messages).length > 0;
  return dated(said ? { ...doc, messages } : doc, before, context);
}

/** A list has no content, but tells how many flows each form runs (recorded); `hydrate` adds to a single form. */
export function shownForm(stored: Doc, { operation, query }: HookContext): Doc {
  const { flow_count, ...form } = stored;
  if (operation !== 'list') {
    return wants(query, 'flow_count') ? { ...form, flow_count: flowsOf(form).size } : form;
  }
  const { id = '', name = '', created_at = '', updated_at = '' } = form;
  const later = Object.fromEntries(
    Object.entries(form).filter(([key]) => key === 'embedded_at' || key === 'submitted_at'),
  );
  return { id, name, flow_count: flow_count ?? flowsOf(form).size, created_at, updated_at, ...later };
}

/** The ids of the flows that a form names, wherever in it. */
export function flowsOf(value: Json): Set<string> {
  if (Array.isArray(value)) return new Set((value as readonly Json[]).flatMap((item) => [...flowsOf(item)]));
  if (!isDoc(value)) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'flow_id' && typeof item === 'string' ? [item] : [...flowsOf(item)],
    ),
  );
}

/** Whether `hydrate` asks for it. */
export function wants({ hydrate = '' }: HookContext['query'], name: string): boolean {
  return hydrate.split(',').includes(name);
}
