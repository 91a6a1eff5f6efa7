import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';
import { isMet } from './conditions.ts';
import type { FormFacts } from './expressions.ts';

/** The end of every form. */
const ENDING = '$ending';

/**
 * The step that comes at a node, or behind it; undefined at the end. A router sends on by its rules. A flow is passed over: what
 * it does at other services is not done offline.
 */
export function stepAt(form: Doc, node: string | undefined, data: FormFacts): Doc | undefined {
  const nodes = new Map(docsOf(form.nodes).map((one) => [String(one.id), one]));
  const seen = new Set<string>();
  let id = node;
  while (id !== undefined && id !== ENDING && !seen.has(id)) {
    seen.add(id);
    const found = nodes.get(id);
    if (!found || found.type === 'STEP') return found;
    id = found.type === 'ROUTER' ? routed(found, data) : textOf(docOf(found.config).next_node);
  }
  return undefined;
}

function routed({ config }: Doc, data: FormFacts): string | undefined {
  const { rules, fallback } = docOf(config);
  const rule = docsOf(rules).find(({ condition }) => isMet(condition, data));
  return textOf(rule ? rule.next_node : fallback);
}
