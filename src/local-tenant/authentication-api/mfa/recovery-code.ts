import { timingSafeEqual } from 'node:crypto';
import { isoNow } from '../../../core/clock.ts';
import type { Documents } from '../../../core/documents.ts';
import { textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import { RECOVERY_CODES, recoveryCode } from '../../../resources/users/recovery-code.ts';
import type { TenantContext } from '../../context.ts';

/** Whether the user has a recovery code. */
export function hasRecoveryCode({ state }: TenantContext, userId: string): boolean {
  return state.documents.get(RECOVERY_CODES, userId) !== undefined;
}

/** Gives the user a new recovery code, which takes the place of the old one. */
export function newRecoveryCode({ state, random, clock }: TenantContext, userId: string): string {
  const code = recoveryCode(random);
  state.write((documents) => {
    documents.put(RECOVERY_CODES, userId, { code });
    const path = methodsPath(userId);
    if (documents.list(path).some(({ type }) => type === 'recovery-code')) return;
    const id = `recovery-code|dev_${randomText(random, 16)}`;
    documents.put(path, id, { id, type: 'recovery-code', confirmed: true, created_at: isoNow(clock) });
  });
  return code;
}

/** Uses a recovery code up; the new one, which the person has to write down, or undefined where it is wrong. */
export function useRecoveryCode(context: TenantContext, userId: string, code: string): string | undefined {
  const kept = textOf(context.state.documents.get(RECOVERY_CODES, userId)?.code);
  const sent = code.replace(/[\s-]/g, '').toUpperCase();
  if (kept === undefined || !isSame(kept, sent)) return undefined;
  return newRecoveryCode(context, userId);
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** Whether the tenant has the factor switched on; one that says nothing has (assumed). */
export function isFactorOn(documents: Documents, name: string): boolean {
  return documents.get('/guardian/factors', name)?.enabled !== false;
}
