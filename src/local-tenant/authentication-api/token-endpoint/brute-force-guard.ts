import { isoNow } from '../../../core/clock.ts';
import { docOf } from '../../../core/json.ts';
import { ATTEMPTS, bruteForceProtection, freshCount } from '../../../resources/users/login-attempts.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import type { PasswordAttempt } from './check-password.ts';
import { inIpList } from './ip-list.ts';

export interface BruteForceGuard {
  /** Raises `too-many-attempts`. */
  admit(): void;
  failed(): void;
  succeeded(): void;
}

/** Counts the failed attempts of one person, from one address or (`count_per_identifier`) from anywhere. */
export function bruteForceGuard({ state, clock }: TenantContext, attempt: PasswordAttempt): BruteForceGuard {
  const protection = bruteForceProtection(state.documents);
  const off =
    !protection.enabled ||
    docOf(attempt.connection.options).brute_force_protection === false ||
    inIpList(attempt.ip, protection.allowlist);
  if (off) return { admit: () => undefined, failed: () => undefined, succeeded: () => undefined };

  const who = counted(attempt, protection.perIdentifier);
  const id = Object.values(who).join(' ');
  const count = () => freshCount(state.documents.get(ATTEMPTS, id), clock);
  return {
    admit() {
      if (protection.blocks && count() >= protection.maxAttempts) refuse('too-many-attempts', {});
    },
    failed() {
      state.write((documents) =>
        documents.put(ATTEMPTS, id, { ...who, count: count() + 1, last: isoNow(clock) }),
      );
    },
    succeeded() {
      if (state.documents.get(ATTEMPTS, id)) state.write((documents) => documents.remove(ATTEMPTS, id));
    },
  };
}

/** Whose attempts are counted together. */
function counted({ connection, username, ip }: PasswordAttempt, perIdentifier: boolean) {
  const person = { connection: String(connection.name), identifier: username.trim().toLowerCase() };
  return perIdentifier ? person : { ...person, ip };
}
