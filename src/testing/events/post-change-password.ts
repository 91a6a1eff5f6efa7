import type { PostChangePasswordEvent } from '../../actions/runtime/types/index.ts';
import { customers, NOW, priya, requestWithoutBody, tenant } from './people.ts';

/** Priya has set a new password by the link in an e-mail. */
export const postChangePasswordEvent: PostChangePasswordEvent = {
  connection: customers,
  request: requestWithoutBody,
  secrets: {},
  tenant,
  transaction: { correlation_id: 'c_9Tf6mZ1cWn' },
  user: {
    email: 'priya.raman@example.com',
    email_verified: true,
    last_password_reset: NOW,
    user_id: priya.user_id,
  },
};
