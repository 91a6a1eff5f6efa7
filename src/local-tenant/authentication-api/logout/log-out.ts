import type { Context } from 'hono';
import { type Doc, docOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { appendLog } from '../../logs/append-log.ts';
import { accountFields, requestFields } from '../../logs/sign-in-log.ts';
import { requestFacts } from '../request-facts.ts';
import { endSession } from '../sessions/end-session.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import { tellApplications } from './tell-applications.ts';

/** Ends the session of a browser, tells the applications that want to know, and writes it into the log (`slo`). */
export function logOut(context: TenantContext, c: Context, client: Doc | undefined): void {
  const session = endSession(context, c);
  if (!session) return;
  const user = docOf(context.state.documents.get('/users', String(session.user_id)));
  context.state.write((documents) =>
    appendLog(documents, context.clock, {
      type: 'slo',
      description: 'User successfully logged out',
      ...requestFields(context, client ?? {}, requestFacts(c, client ?? {}, {})),
      ...accountFields({ connection: connectionOf(context, user), user }),
      details: { session_id: session.id ?? '' },
    }),
  );
  tellApplications(context, session);
}
