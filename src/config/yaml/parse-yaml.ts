import { parseDocument, type YAMLError } from 'yaml';
import { positionAt } from '../../core/position.ts';
import { problem } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import type { Source } from '../source.ts';
import { type Tree, table } from '../tree.ts';
import { buildTree } from './build-tree.ts';
import { shield, unshield } from './shield.ts';

/** What the parser says in the words of its own API, said for a reader. */
const REASONS: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'a file holds one document, and `---` begins another',
  TAB_AS_INDENT: 'a line is indented with a tab; YAML wants spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'a list or an object stands where a single value is expected; is a key or its indentation missing',
  TAG_RESOLVE_FAILED: 'a tag (a word that starts with `!`) has no meaning here',
};

/** A YAML file as a tree; undefined where it has errors, which are reported. An empty file is an empty table. */
export function parseYaml(source: Source, report: Report): Tree | undefined {
  const parsed = parseDocument(shield(source.text), {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  const lines = new Set<number>();
  for (const error of [...parsed.errors, ...parsed.warnings]) {
    const at = positionAt(source.file, source.text, error.pos[0], error.pos[1] - error.pos[0]);
    // One slip makes the parser stumble several times in its line.
    if (!lines.has(at.line)) report(problem('yaml-syntax', { reason: reasonOf(error) }, at));
    lines.add(at.line);
  }
  if (lines.size > 0) return undefined;
  const start = { source, start: 0, end: 0 };
  return parsed.contents ? buildTree(parsed.contents, source, report) : table([], start);
}

function reasonOf({ code, message }: YAMLError): string {
  const reason = REASONS[code] ?? unshield(message).replace(/\.$/, '');
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
