import { html } from 'hono/html';
import type { Html } from '../page/page.ts';
import { form } from './parts.ts';
import type { Visit } from './screen.ts';

/** A recovery code, once: whoever goes on has written it down. */
export function recoveryCodeShown(visit: Visit, code: string): Html {
  const { words } = visit;
  return html`<h1>${words('recoveryTitle')}</h1><p>${words('recoveryDescription')}</p>
<p><code class="code">${code.replace(/(.{4})/g, '$1 ').trim()}</code></p>
${form(
  { ...visit, wrong: {} },
  html`<input type="hidden" name="done" value="yes"><button type="submit">${words('recoveryConfirmText')}</button>`,
)}`;
}
