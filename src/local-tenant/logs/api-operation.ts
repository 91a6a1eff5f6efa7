import type { Context } from 'hono';
import type { Json } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { Caller } from '../../resources/hook-context.ts';
import type { TenantContext } from '../context.ts';
import type { ApiAnswer, Route } from '../management-api/route.ts';
import { appendLog } from './append-log.ts';
import { callerFields } from './caller.ts';
import { masked, secretKeys } from './masked.ts';
import { operationName } from './operation-name.ts';

/** Hidden in every request, whatever the rows say. */
const ALWAYS = ['password', 'client_secret', 'access_token', 'refresh_token', 'id_token'];

/** One write to the Management API, as the tenant's log tells of it. */
export interface ApiOperation {
  readonly tenant: TenantContext;
  readonly c: Context;
  readonly route: Route;
  readonly caller: Caller;
  /** What was sent, with its secrets hidden. */
  readonly sent: Json;
}

/**
 * Logs a write that succeeded (`sapi`), in its own transaction; returns the answer. Auth0 logs no reads, but for those
 * that return secrets (documented), which a local tenant does not log either.
 */
export function logSuccess(operation: ApiOperation, answer: ApiAnswer): ApiAnswer {
  if (operation.route.method !== 'GET') {
    append(operation, 'sapi', operationName(operation.route), answer.status, answer.body ?? {});
  }
  return answer;
}

/** Does what the request asks; where it is refused, that is logged (`fapi`) before the refusal goes on. */
export async function loggingRefusals(
  operation: ApiOperation,
  run: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  try {
    return await run();
  } catch (error) {
    if (operation.route.method !== 'GET' && error instanceof ApiError) logRefusal(operation, error);
    throw error;
  }
}

function logRefusal(operation: ApiOperation, { status, message, errorCode = '' }: ApiError): void {
  operation.tenant.state.write(() =>
    append(operation, 'fapi', message, status, { statusCode: status, message, errorCode }),
  );
}

function append(
  operation: ApiOperation,
  type: string,
  description: string,
  statusCode: number,
  answered: Json,
): void {
  const { tenant, c, route, caller, sent } = operation;
  const secrets = secretsOf(route);
  appendLog(tenant.state.documents, tenant.clock, {
    type,
    description,
    ...callerFields(tenant, caller),
    details: {
      request: {
        method: route.method.toLowerCase(),
        path: c.req.path,
        query: c.req.query(),
        userAgent: caller.userAgent,
        // Hidden by its schema already, where the names of secrets are the user's own: those of a hook.
        body: masked(sent, secrets),
        channel: 'api',
        ip: caller.ip,
        auth: { user: {}, strategy: 'jwt', credentials: { scopes: route.scopes } },
      },
      response: { statusCode, body: masked(answered, secrets) },
    },
  });
}

const known = new WeakMap<Route, ReadonlySet<string>>();

function secretsOf(route: Route): ReadonlySet<string> {
  const schemas = [route.fields, route.body].filter((one) => one !== undefined);
  const found = known.get(route) ?? new Set([...ALWAYS, ...schemas.flatMap((one) => [...secretKeys(one)])]);
  known.set(route, found);
  return found;
}
