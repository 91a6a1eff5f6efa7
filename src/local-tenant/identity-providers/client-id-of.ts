import { type Doc, docOf, textOf } from '../../core/json.ts';

/** What a connection is registered as at its provider; one without an id of its own has one all the same. */
export function clientIdOf({ options, name }: Doc): string {
  return textOf(docOf(options).client_id) || `understudy-${String(name)}`;
}
