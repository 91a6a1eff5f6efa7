import { html, raw } from 'hono/html';
import { type Doc, docOf, type Json, textOf } from '../../../core/json.ts';
import { ELSEWHERE, inputName, isMultiple, optionsOf } from '../../authentication-api/forms/form-fields.ts';
import type { Html } from '../page/page.ts';
import type { Visit } from './screen.ts';

/** How a component of a form is shown. */
export interface Shown {
  /** Fills expressions in. */
  fill(text: string): string;
  /** What the fields hold already. */
  readonly values: Doc;
}

type Show = (visit: Visit, component: Doc, shown: Shown) => Html | string;

const block: Readonly<Record<string, Show>> = {
  DIVIDER: (_, { config }, { fill }) =>
    html`<div class="separator">${fill(textOf(docOf(config).text) ?? '')}</div>`,
  HTML: ownHtml,
  RICH_TEXT: ownHtml,
  IMAGE: (_, { config }) => html`<img class="logo" src="${textOf(docOf(config).src) ?? ''}" alt="">`,
  NEXT_BUTTON: (_, { config }, { fill }) =>
    html`<p><button type="submit">${fill(textOf(docOf(config).text) ?? '')}</button></p>`,
  PREVIOUS_BUTTON: (_, { config }, { fill }) =>
    html`<p><button class="other" type="submit" name="action" value="previous" formnovalidate>${fill(textOf(docOf(config).text) ?? '')}</button></p>`,
  JUMP_BUTTON: (_, { id, config }, { fill }) =>
    html`<p><button class="other" type="submit" name="action" value="${String(id)}" formnovalidate>${fill(textOf(docOf(config).text) ?? '')}</button></p>`,
};

const inputs: Readonly<Record<string, string>> = {
  TEXT: 'text',
  EMAIL: 'email',
  URL: 'url',
  TEL: 'tel',
  NUMBER: 'number',
  PASSWORD: 'password',
};

/** A component of a form's step. What only works with other services says so in its place. */
export function formComponent(visit: Visit, component: Doc, shown: Shown): Html | string {
  const { category, type } = component;
  if (category === 'BLOCK') return block[String(type)]?.(visit, component, shown) ?? '';
  if (category !== 'FIELD' || ELSEWHERE.has(String(type)))
    return html`<p class="small">${visit.words('not-emulated')} (${String(type)})</p>`;
  return field(visit, component, shown);
}

/** The tenant's own HTML: no script of it runs (see the page's policy), and what is filled in is text. */
function ownHtml(_: Visit, { config }: Doc, { fill }: Shown): Html {
  const content = textOf(docOf(config).content) ?? '';
  const parts = content.split(/(\{\{.*?\}\})/).map((part, i) => (i % 2 === 0 ? raw(part) : fill(part)));
  return html`<div class="left">${parts}</div>`;
}

function field(visit: Visit, component: Doc, { fill, values }: Shown): Html {
  const { words, wrong, form: sent } = visit;
  const id = String(component.id);
  const name = inputName(id);
  const error = wrong[name];
  const config = docOf(component.config);
  const value = sent[name] ?? values[id] ?? config.default_value;
  const described = error === undefined ? '' : html` aria-invalid="true" aria-describedby="error-${name}"`;
  const hint = textOf(component.hint);
  return html`${control(component, { name, value, label: fill(textOf(component.label) ?? id), described, fill })}
${hint ? html`<p class="small left hint">${fill(hint)}</p>` : ''}
${error === undefined ? '' : html`<p class="error" id="error-${name}">${words(error)}</p>`}`;
}

interface Control {
  readonly name: string;
  readonly value: Json | undefined;
  readonly label: string;
  readonly described: Html | string;
  fill(text: string): string;
}

function control(component: Doc, { name, value, label, described, fill }: Control): Html {
  const type = String(component.type);
  const required = component.required === true ? html` required` : '';
  const config = docOf(component.config);
  if (type === 'BOOLEAN' || type === 'LEGAL') {
    const text = type === 'LEGAL' ? fill(textOf(config.text) ?? label) : label;
    const checked = String(value) === 'true' ? html` checked` : '';
    const must = type === 'LEGAL' ? required : '';
    return html`<p class="left"><label class="box"><input type="checkbox" name="${name}" value="true"${checked}${must}${described}> <span>${text.replace(/<[^>]*>/g, '')}</span></label></p>`;
  }
  if (type === 'DROPDOWN' && !isMultiple(component)) {
    return html`<label for="${name}">${label}</label><select id="${name}" name="${name}"${required}${described}>
<option value="">${textOf(config.placeholder) ?? ''}</option>${optionsOf(component).map(
      (one) =>
        html`<option value="${one.value}"${one.value === value ? html` selected` : ''}>${fill(one.label)}</option>`,
    )}</select>`;
  }
  if (['CHOICE', 'CARDS', 'DROPDOWN'].includes(type)) {
    const many = isMultiple(component);
    const chosen = Array.isArray(value) ? value.map(String) : [String(value)];
    return html`<fieldset${described}><legend>${label}</legend>${optionsOf(component).map(
      (one, i) =>
        html`<label class="box"><input type="${many ? 'checkbox' : 'radio'}" name="${many ? inputName(String(component.id), i) : name}" value="${one.value}"${
          chosen.includes(one.value) ? html` checked` : ''
        }${many ? '' : required}> <span>${fill(one.label)}</span></label>`,
    )}</fieldset>`;
  }
  const shownValue = value === undefined || value === null ? '' : fill(String(value));
  if (type === 'TEXT' && config.multiline === true)
    return html`<label for="${name}">${label}</label><textarea id="${name}" name="${name}" rows="4"${required}${described}>${shownValue}</textarea>`;
  const kind = type === 'DATE' ? (config.format === 'TIME' ? 'time' : 'date') : (inputs[type] ?? 'text');
  return html`<label for="${name}">${label}</label><input id="${name}" name="${name}" type="${kind}" value="${type === 'PASSWORD' ? '' : shownValue}" placeholder="${textOf(config.placeholder) ?? ''}"${required}${described}>`;
}
