import { docOf, type Json } from '../../../core/json.ts';
import { ApiError } from '../../api-error.ts';
import type { HookContext } from '../../hook-context.ts';
import { kind } from '../../kind.ts';
import { sendEmail } from '../../messages/send-email.ts';
import { choice, flag, object, text } from '../../schema.ts';
import { collection } from '../../shapes.ts';
import { readOnly } from '../../traits.ts';
import { methodsPath } from '../../users/authentication-methods.ts';
import { keepFactors } from '../../users/factors.ts';
import { TICKETS } from '../../users/tickets.ts';
import { findEnrollment, shownEnrollment } from './find-enrollment.ts';

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
        return { status: 200, body: shownEnrollment(found.method) };
      },
    },
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'delete:guardian_enrollments',
      run(_, context) {
        const id = context.params['id'] ?? '';
        const found = findEnrollment(context.documents, id);
        if (!found) throw new ApiError(404, MISSING.message, MISSING.errorCode);
        context.documents.remove(methodsPath(found.userId), id);
        keepFactors({ ...context, params: { id: found.userId } });
        return { status: 204 };
      },
    },
  ],
});

/** Invites a user to enroll; the ticket waits beside the others for the page that takes it. */
function ticket(body: Json, context: HookContext): Json {
  const { documents, random, clock, domain } = context;
  const { send_mail: mailed, ...wanted } = docOf(body);
  const user = documents.get('/users', String(wanted.user_id));
  if (!user) throw new ApiError(404, 'User not found.', 'inexistent_user');
  const id = `gten_${random.bytes(12).toString('hex')}`;
  const now = clock.now();
  documents.put(TICKETS, id, {
    email: user.email ?? '',
    ...wanted,
    id,
    type: 'enrollment',
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + LIFETIME).toISOString(),
    mailed: mailed === true,
    used: false,
  });
  const url = `https://${domain}/guardian/enroll?ticket=${id}`;
  const to = String(wanted.email ?? user.email ?? '');
  if (mailed === true && to !== '') sendEmail({ template: 'enrollment_email', to, url, user }, context);
  return { ticket_id: id, ticket_url: url };
}
