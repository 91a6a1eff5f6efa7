import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { Account } from '../account.ts';
import { accountsOf, newAccount } from './accounts.ts';

/** The account that somebody has chosen on a provider's page, or has typed; undefined for none. */
export function accountChosen(
  context: TenantContext,
  connection: Doc,
  form: Readonly<Record<string, string>>,
): Account | undefined {
  if (form.account !== undefined)
    return accountsOf(context, connection).find(({ sub }) => sub === form.account);
  const email = form.email?.trim().toLowerCase() ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  return newAccount(connection, { email, name: form.name?.trim() || (email.split('@')[0] ?? email) });
}
