/** Each kept secret with the forms in which it may stand in a text. */
const secrets = new Map<string, readonly string[]>();
/** All forms, those of the longest secret first; undefined after a secret has come. */
let longestFirst: readonly string[] | undefined;

/** What stands where a secret stood. */
export const MASKED = '«secret»';

/** From here on, `mask` hides this value. Values under four characters are not kept: they would hide half of a text. */
export function keepSecret(value: string): string {
  if (value.length >= 4 && !secrets.has(value)) {
    secrets.set(value, formsOf(value));
    longestFirst = undefined;
  }
  return value;
}

/** The text without any kept secret, in plain or as JSON, URL or base64 write it. Everything that leaves the program goes through here. */
export function mask(text: string): string {
  longestFirst ??= [...secrets].sort(([a], [b]) => b.length - a.length).flatMap(([, forms]) => forms);
  let masked = text;
  for (const form of longestFirst) if (masked.includes(form)) masked = masked.replaceAll(form, MASKED);
  return masked;
}

function formsOf(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, json, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])];
}
