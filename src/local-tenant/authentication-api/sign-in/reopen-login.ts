import { isoNow } from '../../../core/clock.ts';
import { type Doc, docsOf, isDoc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import type { RequestFacts } from '../request-facts.ts';
import { type Login, rightsOf } from './open-login.ts';
import { enrolledFactors } from './second-factor.ts';
import type { Transaction } from './transactions.ts';

/** What somebody comes back with. */
export interface ComeBack {
  /** The request to `/continue`, or of the page that asked: `event.request` of the Actions from here on. */
  readonly request: RequestFacts;
  /** The factor that was given, or set up: `otp`. */
  readonly factor?: string | undefined;
  /** Whether a page has set the factor up already. */
  readonly enrolled?: boolean;
  /** What a form collected: `event.prompt`. */
  readonly prompt?: Doc | undefined;
}

/** The login as it goes on, with what has happened meanwhile. */
export function reopenLogin(
  context: TenantContext,
  stored: Doc,
  { waits, challenge }: Transaction,
  { request: facts, factor, enrolled, prompt }: ComeBack,
): Login {
  const { documents } = context.state;
  const at = (path: string, id: Doc[string] | undefined) => documents.get(path, String(id));
  const user = at('/users', stored.user_id) ?? refuse('unknown-transaction', {});
  const client = at('/clients', stored.client_id) ?? refuse('unknown-transaction', {});
  const connection = at('/connections', stored.connection_id) ?? refuse('unknown-transaction', {});
  const organization = at('/organizations', stored.organization_id);
  const protocol = String(stored.protocol);
  const asked = { user, client, protocol, audience: textOf(stored.audience), scope: textOf(stored.scope) };
  if (waits === 'mfa' && !enrolled && isEnrollment(challenge)) enroll(context, user, factor);
  return {
    ...rightsOf(context, asked, organization),
    user,
    client,
    connection,
    organization,
    protocol,
    facts,
    methods: [...docsOf(stored.methods), ...(waits === 'mfa' ? [given(context, factor)] : [])],
    enrolledFactors: enrolledFactors(documents, user),
    transaction: isDoc(stored.transaction) ? stored.transaction : undefined,
    session: isDoc(stored.session) ? stored.session : undefined,
    prompt,
    waitsAs: textOf(stored.waits_as),
    ...(stored.takes_factor_later === true && { takesFactorLater: true }),
  };
}

/** Auth0's documentation, "Customize MFA Selection": `name` is `mfa`, `type` the factor. */
function given({ clock }: TenantContext, factor: string | undefined): Doc {
  return { name: 'mfa', timestamp: isoNow(clock), ...(factor !== undefined && { type: factor }) };
}

function isEnrollment(challenge: Doc): boolean {
  return String(challenge.method ?? '').startsWith('enroll');
}

const STORED: Readonly<Record<string, string>> = { otp: 'totp', 'push-notification': 'push' };

function enroll({ state, clock, random }: TenantContext, user: Doc, factor: string | undefined): void {
  if (factor === undefined) return;
  const type = STORED[factor] ?? factor;
  const id = `${type}|dev_${randomText(random, 16)}`;
  const method = { id, type, confirmed: true, created_at: isoNow(clock), enrolled_at: isoNow(clock) };
  state.write((documents) => documents.put(methodsPath(String(user.user_id)), id, method));
}
