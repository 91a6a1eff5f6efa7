import { type Doc, isDoc, type Json } from '../../src/core/json.ts';
import { documentsOf, idOf } from './corpus.ts';
import { isGenerated, isTime } from './fields.ts';
import type { RecordedIds } from './recorded-ids.ts';

/** `flags.allow_changing missing`, `[].primary differs`: where, and how. */
export type Difference = string;

/** Where a local answer departs from the recorded one; lists of documents are compared by id, in any order. */
export function differences(
  recorded: Json,
  local: Json | undefined,
  ids: RecordedIds,
): readonly Difference[] {
  const found: Difference[] = [];
  compare(recorded, local, '');
  return found;

  function compare(expected: Json | undefined, actual: Json | undefined, at: string): void {
    if (expected === null || expected === '' || expected === undefined) {
      if (at === '' && actual !== undefined && actual !== null && actual !== '') found.push('body extra');
      else if (at !== '' && (expected ?? null) !== (actual ?? null)) found.push(`${at} differs`);
    } else if (actual === undefined) found.push(`${at || 'body'} missing`);
    else if (Array.isArray(expected) && Array.isArray(actual)) compareLists(expected, actual, at);
    else if (isDoc(expected) && isDoc(actual)) compareObjects(expected, actual, at);
    else if (!isFree(at) && plain(expected) !== plain(actual)) found.push(`${at || 'body'} differs`);
  }

  function compareLists(expected: readonly Json[], actual: readonly Json[], at: string): void {
    if (expected.length > 0 && expected.every((item) => idOf(item) !== undefined)) {
      for (const doc of expected) {
        const id = ids.localOf(idOf(doc));
        const twin = actual.find((candidate) => idOf(candidate) === id);
        if (twin === undefined) found.push(`${at}[] missing`);
        else compare(doc, twin, `${at}[]`);
      }
      return;
    }
    const [left, right] = [expected, actual].map(sortedIfPlain) as [readonly Json[], readonly Json[]];
    if (left.length !== right.length) found.push(`${at}.length differs`);
    else
      left.forEach((item, i) => {
        compare(item, right[i], `${at}[]`);
      });
  }

  function compareObjects(expected: Doc, actual: Doc, at: string): void {
    const isList = documentsOf(expected) !== undefined;
    for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      // Depends on what else the recorded tenant held.
      if (isList && ['total', 'length', 'next'].includes(name)) continue;
      const child = at === '' ? name : `${at}.${name}`;
      if (!(name in expected)) found.push(`${child} extra`);
      else if (!(name in actual)) found.push(`${child} missing`);
      else compare(expected[name], actual[name], child);
    }
  }

  function plain(value: Json): Json {
    return typeof value === 'string' ? withoutHost(ids.localise(value)) : value;
  }
}

function isFree(at: string): boolean {
  const field = (at.split('.').at(-1) ?? '').replace('[]', '');
  return isTime(field) || isGenerated(field);
}

function sortedIfPlain(list: readonly Json[]): readonly Json[] {
  return list.every((item) => typeof item !== 'object') ? [...list].sort() : list;
}

function withoutHost(text: string): string {
  return text
    .replace(/[a-z0-9-]+(\.[a-z]{2})?\.auth0\.com/g, 'TENANT')
    .replace(/localhost(:\d+)?/g, 'TENANT');
}
