import { type Doc, isDoc } from '../../core/json.ts';
import type { Verb } from '../kind.ts';
import { object, text } from '../schema.ts';
import { openTicket } from '../users/tickets.ts';
import { startJob } from './job-store.ts';
import { identityMeant, identityOf, knownClient, userNamed } from './ticket-subject.ts';

/** `POST /jobs/verification-email`: the ticket is the one that the mail holds. */
export const sendVerification: Verb = {
  method: 'POST',
  path: '/verification-email',
  scope: 'update:users',
  body: object({ user_id: text }, { client_id: text, organization_id: text, identity: identityMeant() }),
  run(body, context) {
    const { user_id: id, identity, ...settings } = isDoc(body) ? body : ({} as Doc);
    const user = userNamed(String(id), context);
    knownClient(settings.client_id, context);
    openTicket(
      {
        type: 'email-verification',
        user,
        identity: identityOf(user, identity, context),
        mailed: true,
        settings,
      },
      context,
    );
    return { status: 201, body: startJob('verification_email', {}, {}, context) };
  },
};
