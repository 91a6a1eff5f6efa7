import { docOf, isDoc } from '../../../core/json.ts';
import { type Argument, orNull, unless } from './arguments.ts';
import type { Call, Method } from './method.ts';

// Auth0's documentation, "Session Metadata" and "Refresh Token Metadata".
const MAX_ENTRIES = 25;
const MAX_LENGTH = 255;

export const metadataKey: Argument = {
  name: 'key',
  limit: `${MAX_LENGTH} characters`,
  right: ['opening-hours', 'x'.repeat(MAX_LENGTH)],
  wrong: [undefined, 3, '', 'opening hours', 'x'.repeat(MAX_LENGTH + 1)],
  problem: (value) =>
    unless(
      typeof value === 'string' && /^[A-Za-z0-9_-]{1,255}$/.test(value),
      'must have 1 to 255 letters, digits, `_` or `-`',
    ),
};

/** No NUL: Auth0's Actions runtime. */
const text: Argument = {
  name: 'value',
  limit: `${MAX_LENGTH} characters`,
  right: ['Sheffield', '', 'x'.repeat(MAX_LENGTH)],
  wrong: [undefined, 3, true, 'x'.repeat(MAX_LENGTH + 1), 'a\0b'],
  problem(value) {
    if (typeof value !== 'string') return 'must be a string or null';
    if (value.includes('\0')) return 'must not contain the character NUL';
    return value.length > MAX_LENGTH ? `must have at most ${MAX_LENGTH} characters` : undefined;
  },
};

/**
 * `setMetadata` of a session or a refresh token. What is wrong throws at once, as in Auth0's Actions runtime; the login
 * fails with it, as Auth0's documentation says.
 */
export function setMetadataOf(field: 'session' | 'refresh_token', inWords: string): Method {
  return {
    takes: [metadataKey, orNull(text)],
    does: `Sets a key of the metadata of the ${inWords}: visible at once in \`event.${field}\`; \`null\` removes it.`,
    limits: `${MAX_ENTRIES} entries`,
    run([key, value], call) {
      if (field === 'session' && !isDoc(call.event[field]))
        throw new Error(`api.${call.method}: there is no session.`);
      if (value !== null) checkEntries(field, String(key), call);
      call.record([key, value]);
    },
  };
}

function checkEntries(field: string, key: string, call: Call): void {
  const keys = new Set([
    ...Object.keys(docOf(docOf(call.event[field])['metadata'])),
    ...setInFlow(call),
    key,
  ]);
  if (keys.size <= MAX_ENTRIES) return;
  throw new Error(`api.${call.method}: the metadata has at most ${MAX_ENTRIES} entries.`);
}

/** The keys that the flow has set and not removed: a refresh token that there is not yet shows none in the event. */
function setInFlow(call: Call): Set<string> {
  const [group] = call.method.split('.');
  const keys = new Set<string>();
  for (const { method, args } of call.flow()) {
    const [key, value] = args.map(String);
    if (method === `${group}.evictMetadata`) keys.clear();
    else if (method === `${group}.deleteMetadata` || value === 'null') keys.delete(key ?? '');
    else if (method === call.method) keys.add(key ?? '');
  }
  return keys;
}
