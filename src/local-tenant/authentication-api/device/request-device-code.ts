import type { Context } from 'hono';
import { textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { requestedApi } from '../find-api.ts';
import { refuse } from '../oauth-error.ts';
import { authenticateClient } from '../token-endpoint/authenticate-client.ts';
import { readParameters } from '../token-endpoint/read-parameters.ts';
import { INTERVAL, LIFETIME, openDevice } from './device-codes.ts';

export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * `POST /oauth/device/code`: a device that cannot show a page asks for a code. Auth0's documentation, "Call Your API Using
 * the Device Authorization Flow". Raises `client-not-authenticated`, `grant-not-allowed`, `unknown-audience`.
 */
export async function requestDeviceCode(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await readParameters(c);
  const client = await authenticateClient(context, parameters, c.req.header('authorization'));
  if (!textsOf(client.grant_types).includes(DEVICE_CODE)) refuse('grant-not-allowed', { grant: DEVICE_CODE });
  const { scope, audience } = parameters;
  requestedApi(context, audience);
  const { deviceCode, userCode } = openDevice(context, client, { scope, audience });
  const page = `${context.issuer}activate`;
  c.header('cache-control', 'no-store');
  return c.json({
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: page,
    expires_in: LIFETIME,
    interval: INTERVAL,
    verification_uri_complete: `${page}?user_code=${encodeURIComponent(userCode)}`,
  });
}
