import type { PostUserRegistration } from 'understudy/actions';
import { signatureOf } from '../shared/signature.ts';

/** Milliseconds. Auth0 ends a trigger after 20 seconds and advises less than 10 for a request. */
const TIME_OUT = 5_000;

type Handler = PostUserRegistration<{ BACKEND_URL: string; BACKEND_SECRET: string }>;

/**
 * Tells the backend that somebody signed up: a signed `POST` to `sign-ups` below BACKEND_URL, which ends with a slash.
 * The account exists already. A backend that is down, slow or unwilling changes nothing about that: it is logged,
 * and the backend finds the people it missed by asking the Management API.
 */
export const onExecutePostUserRegistration: Handler = async (event) => {
  try {
    const response = await announce(event);
    if (!response.ok) console.error(`The backend answered ${response.status} to a sign-up`);
    // Nobody reads the answer; left alone it would keep its connection open.
    await response.body?.cancel();
  } catch (error) {
    console.error(`The backend did not hear of a sign-up: ${reasonOf(error)}`);
  }
};

function announce(event: Parameters<Handler>[0]): Promise<Response> {
  const { BACKEND_URL, BACKEND_SECRET } = event.secrets;
  const body = JSON.stringify({
    user_id: event.user.user_id,
    email: event.user.email,
    connection: event.connection.name,
    signed_up_at: event.user.created_at,
  });
  return fetch(new URL('sign-ups', BACKEND_URL), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-fernhill-signature': signatureOf(body, BACKEND_SECRET, Date.now()),
    },
    body,
    // A redirect would carry the person's address to somewhere that nobody configured.
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_OUT),
  });
}

/** `fetch` says no more than "fetch failed"; what failed is in the cause. */
function reasonOf(error: unknown): string {
  // Not `instanceof Error`: where an Action runs, `fetch` may throw another realm's errors.
  const cause = typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
  return cause ? `${error} (${cause})` : String(error);
}
