import { mask } from '../../core/mask.ts';
import { formatPosition } from '../../core/position.ts';
import type { Change } from '../../plan/change.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import { planDigest } from '../../plan/plan-digest.ts';
import type { TokenChange } from '../../plan/token-difference.ts';
import { changeText, fieldText } from '../field-text.ts';
import { radiusText } from './radius-text.ts';
import { baseText, countsText, inOrder, tokenHeading, UNKNOWN_REQUESTS } from './summary.ts';

/** GitHub takes 65,536 characters in a comment; some are left for what a workflow puts around it. */
const MOST = 64_000;

/** Marks the comment, so that the next run finds it and writes over it. */
export const commentMark = (environment: string): string => `<!-- understudy plan: ${environment} -->`;

const digestMark = (digest: string): string => `<!-- digest: ${digest} -->`;

/** The digest of the plan that a comment shows; undefined where it shows none. */
export function digestIn(comment: string): string | undefined {
  return /^<!-- digest: ([0-9a-f]{64}) -->$/m.exec(comment)?.[1];
}

/**
 * A plan as a comment on a pull request: risks, resources and tokens, each part folded. Where it would be too long,
 * what is least important is cut, and counted. Masked.
 */
export function planMarkdown(plan: Plan): string {
  const head = [
    commentMark(plan.environment),
    digestMark(planDigest(plan)),
    `### Plan for \`${plan.environment}\``,
    '',
    `Compared with ${baseText(plan)}: **${countsText(plan)}**.`,
    '',
  ].join('\n');
  const parts = [
    part('Risks', plan.findings.map(findingItem), true),
    part('Tokens', plan.tokens.map(tokenItem), true),
    part('Resources', inOrder(plan.changes).map(changeItem), false),
    part(
      'Left in the tenant: allow_delete is off',
      plan.left.map(({ kind, name }) => `- ${escaped(`${kind} ${name}`)}`),
      false,
    ),
    part(
      UNKNOWN_REQUESTS,
      plan.unknownRequests.map((line) => `- ${escaped(line)}`),
      false,
    ),
    part(
      'Could not be rehearsed',
      plan.notRehearsed.map((line) => `- ${escaped(line)}`),
      false,
    ),
  ];
  return parts.reduce((text, { title, items, unfolded }) => {
    const room = MOST - text.length;
    return items.length === 0 ? text : text + folded(title, items, unfolded, room);
  }, head);
}

interface Part {
  readonly title: string;
  readonly items: readonly string[];
  readonly unfolded: boolean;
}

function part(title: string, items: readonly string[], unfolded: boolean): Part {
  // Masked before anything is cut: half a secret would not be found any more.
  return { title, items: items.map(mask), unfolded };
}

/** As many items as there is room for, and how many there are besides. */
function folded(title: string, items: readonly string[], unfolded: boolean, room: number): string {
  const head = `<details${unfolded ? ' open' : ''}><summary>${title} (${items.length})</summary>\n\n`;
  const foot = '\n</details>\n\n';
  const note = (count: number) => (count > 0 ? `\n… and ${count} more, which the job’s log shows.\n` : '');
  const left = room - head.length - foot.length - note(items.length).length;
  const shown: string[] = [];
  let used = 0;
  for (const item of items) {
    used += item.length + 1;
    if (used > left) break;
    shown.push(item);
  }
  if (left < 0) return '';
  return `${head}${shown.join('\n')}\n${note(items.length - shown.length)}${foot}`;
}

function findingItem({ severity, risk, message, at, accepted, kind, name, radius }: PlacedFinding): string {
  const place = at ? `\`${formatPosition(at)}\`` : escaped([kind, name].filter(Boolean).join(' '));
  if (accepted) return `- accepted until ${accepted.until}: ${risk}, ${place} (${escaped(accepted.reason)})`;
  return `- **${severity}** ${risk}, ${place}: ${escaped(message)}${radius ? ` *${escaped(radiusText(radius))}*` : ''}`;
}

function tokenItem(change: TokenChange): string {
  return `- **${escaped(tokenHeading(change))}**\n${fenced(change.fields.flatMap(fieldText), '  ')}`;
}

function changeItem(change: Change): string {
  const { action, kind, name, fields } = change;
  const head = `- ${action} **${escaped([kind, name].filter(Boolean).join(' '))}**`;
  return fields.length > 0 ? `${head}\n${fenced(changeText(change), '  ')}` : head;
}

/** Lines as code, in a fence that none of them can close. */
function fenced(lines: readonly string[], indent: string): string {
  const longest = Math.max(
    2,
    ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence].map((line) => indent + line).join('\n');
}

/** Text that says in Markdown what it says: names of a tenant may hold anything. Masked before a secret is escaped. */
function escaped(text: string): string {
  return mask(text)
    .replace(/[\\`*_[\]<>|#@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/\s+/g, ' ');
}
