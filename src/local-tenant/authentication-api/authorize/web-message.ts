import { html, raw } from 'hono/html';
import { type Doc, textsOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { isAllowedUrl } from './allowed-url.ts';
import type { Sender } from './respond.ts';
import { scriptPolicy } from './script-policy.ts';

/**
 * `response_mode=web_message`: a page in a frame, or in a window of its own, that tells the application's page by
 * `postMessage`. The message is what Auth0's single-page SDK waits for: `{ type: 'authorization_response', response }`.
 */
export const webMessage: Sender = ({ random }, c, redirectUri, answer) => {
  const nonce = randomText(random, 22);
  const { origin } = new URL(redirectUri);
  scriptPolicy(c, nonce, origin);
  const message = scriptJson({ type: 'authorization_response', response: answer });
  return c.html(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8" /><title>Signing in</title></head>
<body>
<script nonce="${nonce}">
(window.opener || window.parent).postMessage(${raw(message)}, ${raw(scriptJson(origin))});
</script>
</body>
</html>`) as Response;
};

/** Whether an application takes web messages at the origin of this callback (Auth0's documentation: allowed web origins). */
export function takesMessages(client: Doc, redirectUri: string): boolean {
  return isAllowedUrl(new URL(redirectUri).origin, textsOf(client.web_origins));
}

/** JSON that can stand in a script: no text in it ends the script. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
