import { type Doc, docOf } from '../../../core/json.ts';
import { sendPasswordless } from '../../../resources/messages/send-passwordless.ts';
import type { TenantContext } from '../../context.ts';
import { databaseHook } from '../database/database-hook.ts';
import { refuse } from '../oauth-error.ts';
import { newCode } from '../one-time-codes/one-time-codes.ts';
import type { RequestFacts } from '../request-facts.ts';
import { passwordlessUser } from './passwordless-connection.ts';

/** Auth0's documentation: the defaults of a passwordless connection. */
const LENGTH = 6;
const LIFETIME = 180;

export interface CodeRequest {
  readonly client: Doc;
  readonly connection: Doc;
  /** As `identifierOf` has it. */
  readonly identifier: string;
  readonly organization?: Doc | undefined;
  readonly request: RequestFacts;
  /** Makes the link that goes out in place of the code. */
  link?(code: string): string;
}

/** Sends somebody a code. Raises `signups-disabled` where nobody has the address and the connection takes nobody new. */
export function sendCode(context: TenantContext, asked: CodeRequest): void {
  const { client, connection, identifier, organization, request } = asked;
  const { documents } = context.state;
  const user = passwordlessUser(documents, connection, identifier);
  const options = docOf(connection.options);
  if (!user && options.disable_signup === true) refuse('signups-disabled', {});
  const { length, time_step: seconds } = docOf(options.totp);
  const code = newCode(context, purposeOf(connection, identifier), {
    length: Number(length ?? LENGTH),
    lifetime: Number(seconds ?? LIFETIME),
  });
  const { hook, settle } = databaseHook(context, asked);
  const message = {
    to: identifier,
    connection,
    client,
    organization,
    user: user ?? {},
    code,
    link: asked.link?.(code),
    language: request.language ?? '',
  };
  context.state.write(() => {
    sendPasswordless(message, hook);
    hook.log({
      ...entryOf(connection, asked.link !== undefined),
      user_name: identifier,
      connection: connection.name ?? '',
    });
  });
  settle();
}

/** What a code of a connection is for. */
export function purposeOf({ name }: Doc, identifier: string): string {
  return `passwordless ${String(name)} ${identifier}`;
}

/** Auth0's documentation, "Log event type codes": `cls`: code or link sent; `cs`: code sent. */
function entryOf({ strategy }: Doc, link: boolean): Doc {
  if (strategy === 'sms') return { type: 'cs', description: 'Passwordless code was sent' };
  return { type: 'cls', description: `Passwordless ${link ? 'link' : 'code'} was sent` };
}
