import { html } from 'hono/html';
import type { DeployedAction } from '../../actions/runtime/runner.ts';
import { type TriggerId, triggers } from '../../actions/runtime/triggers/index.ts';
import type { Trigger } from '../../actions/runtime/triggers/trigger.ts';
import { boundActions } from '../authentication-api/triggers/bound-actions.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';
import { triggerPicture } from './trigger-picture.ts';

/** An Action on its way through a trigger. */
export interface Step {
  readonly name: string;
  /** The api methods that its code names, of those that the trigger has: `access.deny`. */
  readonly calls: readonly string[];
}

/** Each trigger that Actions are bound to as a picture, in the order of a login; then those without. */
export function triggersPage({ state }: TenantContext): Html {
  const all = (Object.keys(triggers) as TriggerId[]).map((id) => ({
    trigger: triggers[id],
    steps: boundActions(state.held, id).map((action) => stepOf(action, triggers[id])),
  }));
  const bound = all.filter(({ steps }) => steps.length > 0);
  const free = all.filter(({ steps }) => steps.length === 0);
  return html`${bound.map(({ trigger, steps }) => flowOf(trigger, steps))}
${free.length === 0 ? '' : html`<h2>Without Actions</h2><ul>${free.map(({ trigger }) => html`<li>${trigger.id}: <span class="muted">${trigger.runs}</span></li>`)}</ul>`}`;
}

function flowOf(trigger: Trigger, steps: readonly Step[]): Html {
  return html`<section><h2 id="${trigger.id}">${trigger.id}</h2><p>${trigger.runs}${trigger.denial === undefined ? '' : ` Where one refuses: ${plain(trigger.denial)}`}
The Actions have ${trigger.timeoutMs / 1000} seconds together.</p>
${triggerPicture(trigger, steps)}
<details><summary>In words</summary><ol>${steps.map(
    ({ name, calls }) =>
      html`<li>${name}: ${calls.length === 0 ? 'calls no method of its api' : html`may call ${calls.map((call, at) => html`${at === 0 ? '' : ', '}<code>api.${call}</code>`)}`}</li>`,
  )}</ol></details></section>`;
}

/** Without the marks of Markdown, and going on in a sentence. */
function plain(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replaceAll('`', '');
}

/** Read from the code: what is called in another way than by its name is not seen. */
function stepOf({ name, code }: DeployedAction, { api }: Trigger): Step {
  const calls = Object.keys(api).filter((method) =>
    new RegExp(`\\.${method.replaceAll('.', '\\s*\\.\\s*')}\\s*\\(`).test(code),
  );
  return { name, calls };
}
