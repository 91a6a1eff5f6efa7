import { isDoc, type Json } from '../../../core/json.ts';
import { ApiError, collection, type HookContext, kind } from '../../kind.ts';
import { send } from '../../messages/outbox.ts';
import { choice, flag, object, text } from '../../schema.ts';
import { readOnly } from '../../traits.ts';
import { findEnrollment } from './find-enrollment.ts';

/** Where tickets are kept until they are used. */
export const ENROLLMENT_TICKETS = '/_enrollment_tickets';
/** Documented: five days. */
const LIFETIME = 5 * 24 * 60 * 60 * 1000;

const MISSING = { message: 'The enrollment does not exist.', errorCode: 'inexistent_enrollment' };

const ticketBody = object(
  { user_id: text },
  {
    email: text,
    send_mail: flag,
    email_locale: text,
    factor: choice('push-notification', 'phone', 'email', 'otp', 'webauthn-roaming', 'webauthn-platform'),
    allow_multiple_enrollments: flag,
  },
);

/** What users are asked for besides their password, one enrollment a device. They stand below their users. */
export const enrollments = kind({
  name: 'guardianEnrollments',
  path: '/guardian/enrollments',
  shape: collection({ prefix: 'dev_', list: 'enrollments', verbs: [] }),
  scope: 'guardian_enrollments',
  identity: ['id'],
  fields: object(
    { id: readOnly(text) },
    { status: text, name: text, identifier: text, phone_number: text, enrolled_at: text, last_auth: text },
  ),
  verbs: [
    {
      method: 'POST',
      path: '/ticket',
      scope: 'create:guardian_enrollment_tickets',
      body: ticketBody,
      run: (body, context) => ({ status: 200, body: ticket(body, context) }),
    },
    {
      method: 'GET',
      path: '/{id}',
      scope: 'read:guardian_enrollments',
      run(_, context) {
        const found = findEnrollment(context.documents, context.params['id'] ?? '');
        if (!found) throw new ApiError(404, MISSING.message, MISSING.errorCode);
        return { status: 200, body: found.enrollment };
      },
    },
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'delete:guardian_enrollments',
      run(_, { documents, params }) {
        const found = findEnrollment(documents, params['id'] ?? '');
        if (!found) throw new ApiError(404, MISSING.message, MISSING.errorCode);
        documents.remove(found.path, found.id);
        return { status: 204 };
      },
    },
  ],
});

/** Invites a user to enroll: keeps the ticket, and the e-mail with its link where one is asked for. */
function ticket(body: Json, context: HookContext): Json {
  const { documents, random, clock, domain } = context;
  const { send_mail, ...wanted } = isDoc(body) ? body : {};
  const user = documents.get('/users', String(wanted.user_id));
  if (!user) throw new ApiError(404, 'User not found.', 'inexistent_user');
  const ticket_id = `gten_${random.bytes(12).toString('hex')}`;
  const ticket_url = `https://${domain}/guardian/enroll?ticket=${ticket_id}`;
  const expires_at = new Date(clock.now() + LIFETIME).toISOString();
  documents.put(ENROLLMENT_TICKETS, ticket_id, { ticket_id, ...wanted, expires_at });
  const to = wanted.email ?? user.email;
  if (send_mail === true && to !== undefined)
    send(context, { channel: 'email', to: String(to), kind: 'enrollment_email', text: ticket_url });
  return { ticket_id, ticket_url };
}
