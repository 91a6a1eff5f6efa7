import { isDoc, type Json } from '../core/json.ts';
import { isUnknown } from '../core/unknown.ts';

/**
 * The value with the secrets of `other` that nobody knows in place of its own: whether those differ cannot be told, so
 * they are no difference. Items of lists that have names are told apart by them, others by their place.
 */
export function withUnknown(value: Json | undefined, other: Json | undefined): Json | undefined {
  if (isUnknown(other)) return value === undefined ? value : other;
  if (Array.isArray(value) && Array.isArray(other)) return itemsWithUnknown(value, other);
  if (!isDoc(value) || !isDoc(other)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withUnknown(inner, other[key]) ?? null]),
  );
}

function itemsWithUnknown(items: readonly Json[], others: readonly Json[]): readonly Json[] {
  return items.map((item, i) => {
    const name = isDoc(item) ? item.name : undefined;
    const twin = name === undefined ? others[i] : others.find((one) => isDoc(one) && one.name === name);
    return withUnknown(item, twin) ?? null;
  });
}
