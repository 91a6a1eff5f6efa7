import type { Doc } from '../../core/json.ts';

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
};

/** The body of a refusal, as recorded: `{ statusCode, error, message, errorCode }`. */
export function errorBody(status: number, message: string, errorCode?: string): Doc {
  return {
    statusCode: status,
    error: REASONS[status] ?? 'Error',
    message,
    ...(errorCode !== undefined && { errorCode }),
  };
}
