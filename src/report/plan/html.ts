import type { Json } from '../../core/json.ts';
import { formatPosition } from '../../core/position.ts';
import type { Change, FieldChange } from '../../plan/change.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import type { TokenChange } from '../../plan/token-difference.ts';
import { isLong, textIn, WILL_BE_SENT } from '../field-text.ts';
import { textHtml } from './html-difference.ts';
import { safe } from './html-safe.ts';
import { STYLE } from './html-style.ts';
import { radiusText } from './radius-text.ts';
import { baseText, countsText, inOrder, SEVERITIES, tokenHeading, UNKNOWN_REQUESTS } from './summary.ts';

/** A plan as one page that needs nothing else: no script from elsewhere, no request. Masked. */
export function planHtml(plan: Plan): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>Plan for ${safe(plan.environment)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>Plan for ${safe(plan.environment)}</h1><p>Compared with ${safe(baseText(plan))}: ${safe(countsText(plan))}.</p></header>`,
    '<main>',
    ...risksOf(plan),
    ...list('Tokens', plan.tokens.map(tokenHtml)),
    ...list('Resources', inOrder(plan.changes).map(changeHtml)),
    ...list(
      'Left in the tenant: allow_delete is off',
      plan.left.map(({ kind, name }) => `<p>${safe(kind)} <strong>${safe(name)}</strong></p>`),
    ),
    ...list(
      UNKNOWN_REQUESTS,
      plan.unknownRequests.map((line) => `<p><code>${safe(line)}</code></p>`),
    ),
    ...list(
      'Could not be rehearsed',
      plan.notRehearsed.map((line) => `<p>${safe(line)}</p>`),
    ),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`<section><h2>${title} <small>${items.length}</small></h2>`, ...items, '</section>'];
}

/** The risks behind a row of radio buttons that filter them: CSS alone does it. */
function risksOf({ findings }: Plan): string[] {
  if (findings.length === 0) return [];
  const there = SEVERITIES.filter((severity) => findings.some((one) => one.severity === severity));
  const choices = ['all', ...there].map(
    (name, index) =>
      `<input type="radio" name="severity" id="show-${name}"${index === 0 ? ' checked' : ''}><label for="show-${name}">${name}</label>`,
  );
  return [
    `<section class="risks"><h2>Risks <small>${findings.length}</small></h2>`,
    ...choices,
    ...findings.map(findingHtml),
    '</section>',
  ];
}

function findingHtml({ severity, risk, message, at, accepted, kind, name, radius }: PlacedFinding): string {
  const place = at ? formatPosition(at) : [kind, name].filter(Boolean).join(' ');
  const note = accepted
    ? `<p class="accepted">Accepted until ${safe(accepted.until)}: ${safe(accepted.reason)}</p>`
    : '';
  const use = radius ? `<p class="radius">${safe(radiusText(radius))}</p>` : '';
  return `<article class="finding ${severity}"><h3><span>${severity}</span> ${safe(risk)} <code>${safe(place)}</code></h3><p>${safe(message)}</p>${use}${note}</article>`;
}

/** Before and after side by side. */
function tokenHtml(change: TokenChange): string {
  const rows = change.fields.map(
    ({ field, before, after }) =>
      `<tr><th>${safe(field)}</th><td class="before">${value(before)}</td><td class="after">${value(after)}</td></tr>`,
  );
  return [
    `<article class="token ${change.verdict}"><h3>${safe(tokenHeading(change))}</h3>`,
    '<table><thead><tr><th></th><th>before</th><th>after</th></tr></thead><tbody>',
    ...rows,
    '</tbody></table></article>',
  ].join('\n');
}

function changeHtml({ action, kind, name, fields, sent = [] }: Change): string {
  const head = `<h3><span>${action}</span> ${safe(kind)} <strong>${safe(name)}</strong></h3>`;
  return `<article class="change ${action}">${head}${[...fields.map(fieldHtml), ...sent.map(sentHtml)].join('')}</article>`;
}

function sentHtml(field: string): string {
  return `<h4>${safe(field)}</h4><p>${WILL_BE_SENT}</p>`;
}

/** A value before and after; of a long text, the lines that differ side by side. */
function fieldHtml({ field, before, after }: FieldChange): string {
  if (isLong(before) || isLong(after))
    return `<h4>${safe(field)}</h4>${textHtml(textIn(before), textIn(after))}`;
  const sides = [
    ...(before === undefined ? [] : [`<span class="before">${value(before)}</span>`]),
    ...(after === undefined ? [] : [`<span class="after">${value(after)}</span>`]),
  ];
  return `<h4>${safe(field)}</h4><pre>${sides.join('\n')}</pre>`;
}

function value(json: Json | undefined): string {
  return json === undefined ? '<i>none</i>' : safe(JSON.stringify(json, undefined, 1));
}
