import { html } from 'hono/html';
import type { Html } from './console-page.ts';

/** An e-mail as it looks: in a frame where nothing of it runs, and from which its links lead to a page of their own. */
export function mailFrame(title: string, body: string): Html {
  return html`<iframe class="mail" title="${title}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${body}`}"></iframe>`;
}
