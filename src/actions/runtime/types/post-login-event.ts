import type {
  Agent,
  Client,
  Connection,
  CustomDomain,
  Dictionary,
  Organization,
  RequestWithBody,
  ResourceServer,
  Secrets,
  SecurityContext,
  Tenant,
} from './common.ts';
import type { RiskAssessment } from './risk.ts';
import type { RefreshToken, Session, SessionTransferToken } from './session.ts';
import type { LoginTransaction } from './transaction.ts';
import type { LoginUser } from './user.ts';

/** A step of the login that is done: `pwd`, `federated`, `mfa`, `passkey`, …, or the URL given to `recordMethod`. */
export interface AuthenticationMethod {
  readonly name: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly type?: string;
}

/** A person has proved who they are and has no tokens yet; also every refresh token exchange. */
export interface PostLoginEvent<S extends Secrets = Secrets> {
  readonly agent?: Agent;
  readonly authentication?: {
    readonly methods: readonly AuthenticationMethod[];
    readonly riskAssessment?: RiskAssessment;
  };
  /** `roles` are names. Missing where roles could not be read: always `event.authorization?.roles`. */
  readonly authorization?: { readonly roles: readonly string[] };
  readonly client: Client & { readonly refresh_token?: { readonly policies?: readonly Dictionary[] } };
  readonly connection: Connection;
  readonly custom_domain?: CustomDomain;
  readonly organization?: Organization;
  readonly prompt?: { readonly id: string; readonly fields?: Dictionary; readonly vars?: Dictionary };
  readonly refresh_token?: RefreshToken;
  readonly request: RequestWithBody & { readonly asn?: string; readonly query: Dictionary };
  readonly resource_server?: ResourceServer;
  readonly secrets: Readonly<S>;
  readonly security_context?: SecurityContext;
  readonly session?: Session;
  readonly session_transfer_token?: SessionTransferToken;
  readonly stats: { readonly logins_count: number };
  readonly tenant: Tenant;
  readonly transaction?: LoginTransaction;
  readonly user: LoginUser;
}
