import { type Doc, isDoc, type Json } from '../../core/json.ts';

/** The value where it is a text, else undefined. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list; none where it is no list. */
export function textsOf(value: Json | undefined): string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

/** The objects of a list; none where it is no list. */
export function docsOf(value: Json | undefined): Doc[] {
  return listOf(value).filter(isDoc);
}

/** The object, or an empty one. */
export function docOf(value: Json | undefined): Doc {
  return isDoc(value) ? value : {};
}

/** The words of a scope parameter, each once. */
export function wordsOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/\s+/).filter(Boolean))];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
