import { type Doc, docOf, docsOf, type Json, textOf } from '../../../core/json.ts';

/** What somebody has sent of a step: the fields by their ids, and what is wrong with them. */
export interface SentStep {
  readonly fields: Doc;
  readonly wrong: Readonly<Record<string, string>>;
}

type Sent = Readonly<Record<string, string>>;

/** The name of a field's input; of one option among several with its number. */
export function inputName(id: string, option?: number): string {
  return option === undefined ? `f_${id}` : `f_${id}_${option}`;
}

/** What a field can be chosen from: `[{ value, label }]`. */
export function optionsOf({ config }: Doc): readonly { readonly value: string; readonly label: string }[] {
  return docsOf(docOf(config).options).map(({ value, label }) => ({
    value: String(value ?? label),
    label: String(label ?? value),
  }));
}

/** Whether several options may be chosen. */
export function isMultiple({ config }: Doc): boolean {
  return docOf(config).multiple === true;
}

/** Fields whose answers come from elsewhere than a form of this page. */
export const ELSEWHERE = new Set(['CUSTOM', 'FILE', 'PAYMENT', 'SOCIAL']);

/** The values of a step's fields, with the types that Auth0's documentation gives them ("Nodes and components"). */
export function readStep(components: readonly Doc[], sent: Sent): SentStep {
  const fields: Record<string, Json> = {};
  const wrong: Record<string, string> = {};
  for (const component of components) {
    if (component.category !== 'FIELD' || ELSEWHERE.has(String(component.type))) continue;
    const id = String(component.id);
    const value = sentValue(component, sent);
    const problem = problemOf(component, value);
    if (problem) wrong[inputName(id)] = problem;
    else if (value !== undefined) fields[id] = value;
  }
  return { fields, wrong };
}

function sentValue(component: Doc, sent: Sent): Json | undefined {
  const id = String(component.id);
  const text = sent[inputName(id)]?.trim();
  switch (component.type) {
    case 'BOOLEAN':
    case 'LEGAL':
      return text === 'true';
    case 'NUMBER':
      return text ? Number(text) : undefined;
    case 'CHOICE':
    case 'CARDS':
    case 'DROPDOWN':
      return isMultiple(component)
        ? optionsOf(component).flatMap(({ value }, i) => (sent[inputName(id, i)] === value ? [value] : []))
        : text || undefined;
    default:
      return text || undefined;
  }
}

function problemOf({ required, type, config }: Doc, value: Json | undefined): string | undefined {
  const missing = value === undefined || (Array.isArray(value) && value.length === 0);
  if (required === true && (missing || (type === 'LEGAL' && value !== true))) return 'required';
  if (missing) return undefined;
  const { min_length: least, max_length: most, min_value: lowest, max_value: highest } = docOf(config);
  const text = textOf(value);
  if (type === 'NUMBER' && !Number.isFinite(value)) return 'invalid';
  if (type === 'EMAIL' && !/^[^\s@]+@[^\s@]+$/.test(text ?? '')) return 'invalid';
  if (type === 'URL' && !URL.canParse(text ?? '')) return 'invalid';
  if (text !== undefined && (text.length < Number(least ?? 0) || text.length > Number(most ?? Infinity)))
    return 'invalid';
  if (
    type === 'NUMBER' &&
    (Number(value) < Number(lowest ?? -Infinity) || Number(value) > Number(highest ?? Infinity))
  )
    return 'invalid';
  return undefined;
}
