import { html } from 'hono/html';
import type { Html } from '../page/page.ts';
import type { Visit } from './screen.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: string;
  readonly autocomplete: string;
  readonly value?: string;
  readonly focus?: boolean;
}

/** An input with its label, and with what was wrong with it. */
export function field(
  { words, wrong }: Visit,
  { name, label, type = 'text', autocomplete, value, focus }: Field,
): Html {
  const error = wrong[name];
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value ?? ''}" required${
    focus ? html` autofocus` : ''
  }${error === undefined ? '' : html` aria-invalid="true" aria-describedby="error-${name}"`}>
${error === undefined ? '' : html`<p class="error" id="error-${name}">${words(error)}</p>`}`;
}

/** A form that comes back to the screen. `state` stands in it too: whoever cannot read the page cannot send it. */
export function form({ login, c, wrong, words }: Visit, inner: Html): Html {
  const action = `${c.req.path}?state=${encodeURIComponent(login.state)}`;
  const whole = wrong[''];
  return html`<form method="post" action="${action}">
<input type="hidden" name="state" value="${login.state}">
${whole === undefined ? '' : html`<p class="error whole" role="alert">${words(whole) || whole}</p>`}${inner}</form>`;
}

/** Title and description of a screen. */
export function heading({ words }: Visit): Html {
  const description = words('description');
  return html`<h1>${words('title')}</h1>${description ? html`<p>${description}</p>` : ''}`;
}

/** A link to another screen of the same login. */
export function link({ login }: Visit, path: string, text: string): Html {
  return html`<a href="${path}?state=${encodeURIComponent(login.state)}">${text}</a>`;
}
