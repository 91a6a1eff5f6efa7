// The parts of events by name, for an Action's own functions: `function shopOf(organization: Organization | undefined)`.

import type { TypeOf } from '../events/schema.ts';
import type { protocol, transactionMetadata } from '../events/transaction.ts';

export type { Actor } from '../events/actor.ts';
export type { Agent } from '../events/agent.ts';
export type { SupplementalRisk } from '../events/akamai.ts';
export type { AuthenticationMethod } from '../events/authentication.ts';
export type { Client, LoginClient } from '../events/client.ts';
export type { Connection } from '../events/connection.ts';
export type { CustomDomain } from '../events/custom-domain.ts';
export type { Device } from '../events/device.ts';
export type { GeoIp } from '../events/geoip.ts';
export type { Organization } from '../events/organization.ts';
export type { Prompt } from '../events/prompt.ts';
export type { RefreshToken } from '../events/refresh-token.ts';
export type {
  EmailRequest,
  LoginRequest,
  RequestBase,
  RequestWithBody,
  RequestWithQuery,
} from '../events/request.ts';
export type { ResourceServer } from '../events/resource-server.ts';
export type {
  AgentDetection,
  ImpossibleTravel,
  NewDevice,
  RiskAssessment,
  UntrustedIP,
} from '../events/risk-assessment.ts';
export type { SecurityContext } from '../events/security-context.ts';
export type { Session } from '../events/session.ts';
export type { SessionTransferToken } from '../events/session-transfer-token.ts';
export type { MessageTenant, Tenant } from '../events/tenant.ts';
export type {
  LoginTransaction,
  PostRegistrationTransaction,
  PreRegistrationTransaction,
} from '../events/transaction.ts';
export type {
  ChangedUser,
  EmailUser,
  Identity,
  LoginUser,
  NewUser,
  PhoneUser,
  ResetUser,
  User,
} from '../events/user.ts';

/** Keys and values that the tenant's administrators chose: only strings. */
export type Labels = Readonly<Record<string, string>>;

/** Data of any shape: check a value before you use it. */
export type Dictionary = Readonly<Record<string, unknown>>;

/** How the application asked. Machine-to-machine requests have an event of their own and no protocol. */
export type Protocol = TypeOf<typeof protocol>;

/** What a post-login Action may keep for the rest of the login. */
export type TransactionMetadata = TypeOf<typeof transactionMetadata>;
