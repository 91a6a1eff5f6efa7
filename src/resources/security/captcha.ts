import { type Doc, isDoc, type Json } from '../../core/json.ts';

const HIDDEN: ReadonlySet<string> = new Set(['secret', 'api_key']);

/** The captcha providers without their secrets (recorded). */
export function shownCaptcha(stored: Doc): Doc {
  return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, withoutSecrets(value)]));
}

function withoutSecrets(value: Json | undefined): Json {
  if (!isDoc(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !HIDDEN.has(key)));
}
