import type { PreUserRegistration } from 'understudy/actions';
import { commaList } from '../shared/comma-list.ts';

const STAFF_CONNECTION = 'fernhill-staff';

/**
 * Lets only addresses of the company's domains sign up as staff. Other connections are not looked at.
 * The domains are in the secret COMPANY_DOMAINS, separated by commas; without it nobody signs up.
 */
export const onExecutePreUserRegistration: PreUserRegistration<{ COMPANY_DOMAINS: string }> = async (
  event,
  api,
) => {
  if (event.connection.name !== STAFF_CONNECTION) return;
  const domain = domainOf(event.user.email);
  const allowed = commaList(event.secrets.COMPANY_DOMAINS).map((entry) => entry.toLowerCase());
  if (domain !== undefined && allowed.includes(domain)) return;
  api.access.deny(
    // For the tenant's log; the address itself stays out of it.
    `Sign-up at ${STAFF_CONNECTION} refused: ${domain ?? 'no address'} is no company domain`,
    'Staff sign up with their company e-mail address.',
  );
};

/** What follows the last `@`: `"milo@fernhill.example"@other.example` is an address at other.example. */
function domainOf(email: string | undefined): string | undefined {
  const at = email?.lastIndexOf('@') ?? -1;
  return at < 1 ? undefined : email?.slice(at + 1).toLowerCase();
}
