import type { Argument } from '../actions/runtime/api/arguments.ts';
import type { Method } from '../actions/runtime/api/method.ts';
import { type Field, fieldsOf } from '../actions/runtime/events/fields-of.ts';
import { triggers } from '../actions/runtime/triggers/index.ts';
import type { Trigger } from '../actions/runtime/triggers/trigger.ts';

/** docs/actions.md: when each trigger runs, what its event has and what its api methods do, from the table. */
export function actionsMarkdown(): string {
  const rows = Object.values(triggers);
  return [
    '# Actions',
    '',
    'Made by `npm run docs` from the table in `src/actions/runtime/triggers/`, which the local tenant, the test kit and the',
    'types in `understudy/actions` share. `?` marks what can be missing. A field of an event is a string or has a row of its',
    'own, where nothing else is said; every event has the Action’s own `secrets` as well.',
    '',
    '| trigger | handlers | type | version | flow |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(summary),
    '',
    ...rows.flatMap(section),
  ].join('\n');
}

function summary({ id, handlers, version, mode }: Trigger): string {
  return `| [${id}](#${id}) | ${codes(handlers)} | \`${typeName(id)}\` | ${version} | ${FLOW[mode]} |`;
}

const FLOW = { blocking: 'waits', async: 'goes on' } as const;

function section(row: Trigger): readonly string[] {
  return [
    `## ${row.id}`,
    '',
    row.runs,
    '',
    ...facts(row).map((fact) => `- ${fact}`),
    '',
    '### event',
    '',
    '| object | fields |',
    '| --- | --- |',
    ...objectRows(fieldsOf(row.event)),
    '',
    ...apiTable(row),
  ];
}

function facts({ mode, denial, timeoutMs, mostActions, handlers, versions }: Trigger): readonly string[] {
  const [, resume] = handlers;
  return [
    mode === 'blocking'
      ? 'The flow waits for the Actions; one that throws fails it.'
      : 'The flow does not wait for the Actions, and what they do has no effect on it.',
    ...(denial ? [`Denied: ${lowered(denial)}`] : ['Nothing can be denied.']),
    ...(resume ? [`After a redirect or a form it goes on in \`${resume}\` of the same Action.`] : []),
    `${timeoutMs / 1000} seconds for all Actions of a run; ${mostActions === 1 ? '1 Action' : `${mostActions} Actions`} at most.`,
    ...(versions.length > 1 ? [`Versions ${versions.join(', ')}; a new Action gets the last.`] : []),
  ];
}

function objectRows(fields: readonly Field[]): readonly string[] {
  const parents = new Set(fields.map(parentOf));
  return [...parents].sort().map((parent) => {
    const own = fields.filter((field) => parentOf(field) === parent);
    return `| \`${parent}\` | ${own.map(fieldText).join(', ')} |`;
  });
}

/** `event.user` of `user.email`. */
function parentOf({ path }: Field): string {
  return `event.${path}`.replace(/\.[^.]*$/, '');
}

function fieldText({ path, optional, type, values }: Field): string {
  const name = `\`${path.replace(/^.*\./, '')}${optional ? '?' : ''}\``;
  if (values.length > 0) return `${name} (${codes(values)})`;
  return type === 'string' || type === 'object' ? name : `${name} ${type}`;
}

function apiTable({ api }: Trigger): readonly string[] {
  return [
    '### api',
    '',
    '| method | does | limits |',
    '| --- | --- | --- |',
    ...Object.entries(api)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, method]) => methodRow(name, method)),
    '',
  ];
}

function methodRow(name: string, { takes, does, stage, most, together, limits: more }: Method): string {
  const limits = [
    ...(stage ? [stage] : []),
    ...(most === undefined ? [] : [`${times(most)}${together ? ', with those like it' : ''}`]),
    ...takes.flatMap(({ name: argument, limit }) => (limit ? [`\`${argument}\` ${limit}`] : [])),
    ...(more ? [more] : []),
  ];
  return `| \`api.${name}(${takes.map(nameOf).join(', ')})\` | ${[does, ...takes.flatMap(choices)].join(' ')} | ${limits.join('; ')} |`;
}

const nameOf = ({ name, optional }: Argument): string => `${name}${optional ? '?' : ''}`;

function choices({ name, values = [] }: Argument): readonly string[] {
  return values.length > 0 ? [`\`${name}\`: ${codes(values)}.`] : [];
}

const times = (most: number): string => (most === 1 ? 'once in a flow' : `${most} times in a flow`);

/** `post-login` has the type `PostLogin`. */
function typeName(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}

function codes(words: readonly (string | undefined)[]): string {
  return words.flatMap((word) => (word === undefined ? [] : `\`${word}\``)).join(', ');
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
