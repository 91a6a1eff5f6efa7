import { html } from 'hono/html';
import type { Trigger } from '../../actions/runtime/triggers/trigger.ts';
import type { Html } from './console-page.ts';
import type { Step } from './triggers-page.ts';

/** Pixels. */
const WIDTH = 860;
const BOX = { x: 20, width: 420, head: 44, line: 20 } as const;
const GAP = 34;
const MIDDLE = BOX.x + BOX.width / 2;
/** Where arrows that leave the flow end. */
const ASIDE = 560;

/** What a step may do to the flow, by its calls. */
const EXITS: readonly (readonly [pattern: RegExp, text: string, tone: string])[] = [
  [/^access\.(deny|rejectInvalidSubjectToken)$|^validation\.error$/, 'may refuse', 'refused'],
  [/^redirect\.sendUserTo$/, 'may send the person elsewhere', 'waiting'],
  [/^prompt\.render$/, 'may show a form', 'waiting'],
  [/^(multifactor\.enable|authentication\.(challenge|enroll))/, 'may ask for another factor', 'waiting'],
];

/** The flow of a trigger from top to bottom: where it begins, each Action with what it may do, and where it ends. */
export function triggerPicture(trigger: Trigger, steps: readonly Step[]): Html {
  const heights = steps.map(({ calls }) => BOX.head + calls.length * BOX.line + (calls.length > 0 ? 8 : 0));
  const tops = heights.map((_, at) => 46 + GAP + sum(heights.slice(0, at)) + at * GAP);
  const end = 46 + GAP + sum(heights) + steps.length * GAP;
  const label = `${trigger.id}: ${steps.map(({ name }) => name).join(', then ')}`;
  return html`<svg class="flow" viewBox="0 0 ${WIDTH} ${end + 50}" role="img" aria-label="${label}">
${terminal(4, trigger.mode === 'blocking' ? `${trigger.id} waits for its Actions` : `${trigger.id}: nobody waits`)}
${steps.map((step, at) => html`${arrowDown((tops[at] ?? 0) - GAP, tops[at] ?? 0)}${box(step, tops[at] ?? 0, heights[at] ?? 0)}`)}
${arrowDown(end - GAP, end)}${terminal(end, trigger.mode === 'blocking' ? 'what was asked for is done' : 'over')}</svg>`;
}

function box({ name, calls }: Step, top: number, height: number) {
  const exits = EXITS.filter(([pattern]) => calls.some((call) => pattern.test(call)));
  return html`<rect class="step" x="${BOX.x}" y="${top}" width="${BOX.width}" height="${height}" rx="8"/>
<text class="name" x="${BOX.x + 16}" y="${top + 28}">${name}</text>
${calls.map((call, at) => html`<text class="call" x="${BOX.x + 16}" y="${top + BOX.head + 10 + at * BOX.line}">api.${call}</text>`)}
${exits.map(([, text, tone], at) => exit(top + 22 + at * 26, text, tone))}`;
}

function exit(y: number, text: string, tone: string) {
  const from = BOX.x + BOX.width;
  return html`<g class="${tone}"><path class="line" d="M${from} ${y} H${ASIDE - 8}"/><path class="tip" d="M${ASIDE - 8} ${y - 5} l8 5 l-8 5 z"/>
<text x="${ASIDE + 10}" y="${y + 5}">${text}</text></g>`;
}

function terminal(top: number, text: string) {
  return html`<rect class="end" x="${BOX.x}" y="${top}" width="${BOX.width}" height="42" rx="21"/><text class="middle" x="${MIDDLE}" y="${top + 26}">${text}</text>`;
}

function arrowDown(from: number, to: number) {
  return html`<path class="line" d="M${MIDDLE} ${from} V${to - 8}"/><path class="tip" d="M${MIDDLE - 5} ${to - 8} h10 l-5 8 z"/>`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
