import type { Doc } from '../../core/json.ts';
import { ENTERPRISE } from '../connections/connection-strategies.ts';

/** Auth0's names for what happened to a user (documented: "Log type codes"). */
const DESCRIPTIONS = {
  ss: 'Success Signup',
  fs: 'Failed Signup',
  sdu: 'Success User Deletion',
  sce: 'Success Change Email',
  scp: 'Success Change Password',
  scpn: 'Success Change Phone Number',
  scpr: 'Success Change Password Request',
  scu: 'Success Change Username',
  sscim: 'Successful SCIM Operation',
  svr: 'Success Verification Email Request',
  ublkdu: 'User login block released',
} as const;

/** An entry of the tenant's log about a user. */
export function logOfUser(
  type: keyof typeof DESCRIPTIONS,
  user: Doc,
  connection: Doc,
  details: Doc = {},
): Doc {
  return {
    type,
    description: DESCRIPTIONS[type],
    connection: connection.name ?? '',
    connection_id: connection.id ?? '',
    strategy: connection.strategy ?? '',
    strategy_type: strategyType(String(connection.strategy ?? '')),
    user_id: user.user_id ?? '',
    user_name: user.email ?? user.username ?? user.phone_number ?? user.name ?? '',
    details,
  };
}

/** The category of a strategy (documented in Auth0's schemas of log entries). */
export function strategyType(strategy: string): string {
  if (strategy === '') return '';
  if (strategy === 'auth0') return 'database';
  if (strategy === 'email' || strategy === 'sms') return 'passwordless';
  return ENTERPRISE.has(strategy) ? 'enterprise' : 'social';
}
