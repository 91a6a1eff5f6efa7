import { isoNow } from '../../../core/clock.ts';
import type { TenantContext } from '../../context.ts';
import { docOf, textOf, textsOf } from '../fields.ts';
import { refuse } from '../oauth-error.ts';
import type { PasswordAttempt } from './check-password.ts';
import { inIpList } from './ip-list.ts';

/** Auth0's documentation, "Brute-force protection": ten attempts, and blocks end thirty days after the last one. */
const MAX_ATTEMPTS = 10;
const BLOCK_LASTS = 30 * 86_400_000;
const PATH = '/_attempts';

export interface BruteForceGuard {
  /** Raises `too-many-attempts`. */
  admit(): void;
  failed(): void;
  succeeded(): void;
}

/** Counts the failed attempts of one person, from one address or (`count_per_identifier`) from anywhere. */
export function bruteForceGuard({ state, clock }: TenantContext, attempt: PasswordAttempt): BruteForceGuard {
  const settings = state.documents.get('/attack-protection/brute-force-protection', '') ?? {};
  const off =
    settings.enabled === false ||
    docOf(attempt.connection.options).brute_force_protection === false ||
    inIpList(attempt.ip, textsOf(settings.allowlist));
  if (off) return { admit: () => undefined, failed: () => undefined, succeeded: () => undefined };

  const blocks = settings.shields === undefined || textsOf(settings.shields).includes('block');
  const limit = Number(settings.max_attempts ?? MAX_ATTEMPTS);
  const id = counterOf(attempt, textOf(settings.mode));
  const count = () => {
    const counter = state.documents.get(PATH, id);
    const fresh = clock.now() - Date.parse(String(counter?.last)) < BLOCK_LASTS;
    return fresh ? Number(counter?.count) : 0;
  };
  return {
    admit() {
      if (blocks && count() >= limit) refuse('too-many-attempts', {});
    },
    failed() {
      state.write((documents) => documents.put(PATH, id, { count: count() + 1, last: isoNow(clock) }));
    },
    succeeded() {
      if (state.documents.get(PATH, id)) state.write((documents) => documents.remove(PATH, id));
    },
  };
}

function counterOf({ connection, username, ip }: PasswordAttempt, mode: string | undefined): string {
  const person = [String(connection.id), username.trim().toLowerCase()];
  return (mode === 'count_per_identifier' ? person : [...person, ip]).join(' ');
}
