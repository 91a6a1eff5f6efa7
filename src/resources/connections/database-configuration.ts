import { createHash } from 'node:crypto';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { isUnknown, shownOf, unknownSecret } from '../../core/unknown.ts';

/** The values that a database's scripts get as `configuration`. Auth0 shows them encrypted. */

const ENCRYPTED = '2.0$';

export function shownConfiguration(options: Doc): Doc {
  const { configuration } = options;
  if (!isDoc(configuration)) return options;
  const shown = Object.entries(configuration).map(([name, value]) => [name, encrypted(value)]);
  return { ...options, configuration: Object.fromEntries(shown) };
}

function encrypted(value: Json | undefined): string {
  if (isUnknown(value)) return shownOf(String(value)) || String(value);
  return ENCRYPTED + createHash('sha256').update(String(value)).digest('base64');
}

/** The options of a database that another tenant shows: every value is encrypted, in one of several forms (recorded). */
export function adoptedConfiguration(options: Doc): Doc {
  const { configuration } = options;
  if (!isDoc(configuration)) return options;
  const adopted = Object.entries(configuration).map(([name, value]) => [name, unknownSecret(String(value))]);
  return { ...options, configuration: Object.fromEntries(adopted) };
}

/** A value that comes back as it was shown is the value that is there. */
export function keptConfiguration(options: Doc, before: Doc | undefined): Doc {
  const { configuration } = options;
  if (!isDoc(configuration)) return options;
  const stored = isDoc(before?.configuration) ? before.configuration : {};
  const kept = Object.entries(configuration).map(([name, value]) => [
    name,
    isAsShown(value, stored[name]) ? (stored[name] ?? value) : value,
  ]);
  return { ...options, configuration: Object.fromEntries(kept) };
}

function isAsShown(sent: Json | undefined, stored: Json | undefined): boolean {
  if (String(sent).startsWith(ENCRYPTED)) return true;
  return isUnknown(stored) && shownOf(String(stored)) === sent;
}
