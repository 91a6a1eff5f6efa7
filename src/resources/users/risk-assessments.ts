import { isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { choice, listOf, object, text } from '../schema.ts';
import { belowUser, userOf } from './below-user.ts';
import { identitiesOf } from './identities.ts';

/** Where the devices are that a user has signed in from before; the id is `user_id connection`. */
export const KNOWN_DEVICES = '/_known_devices';

const CONNECTION = /^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$/;

/** Makes the tenant forget what it knows of a user to assess risks: the next device is a new one. */
export const clearRiskAssessments = belowUser('riskAssessments', '/risk-assessments/clear', 'users', [
  {
    method: 'POST',
    path: '',
    scope: 'update:users',
    body: object({
      connection: text.min(1).max(128).regex(CONNECTION),
      assessors: listOf(choice('new-device')).min(1),
    }),
    run(body, context) {
      const connection = isDoc(body) ? String(body['connection']) : '';
      if (!identitiesOf(userOf(context)).some((one) => one.connection === connection)) {
        throw new ApiError(400, 'The user has no account in the connection.', 'invalid_body');
      }
      context.documents.remove(KNOWN_DEVICES, `${context.params['id'] ?? ''} ${connection}`);
      return { status: 204 };
    },
  },
]);
