import { parseDocument, type YAMLError } from 'yaml';
import { problem } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import { positionOf, type Source } from '../source.ts';
import { type Tree, table } from '../tree.ts';
import { buildTree } from './build-tree.ts';
import { shield, unshield } from './shield.ts';

/** What the parser says in the words of its own API, said for a reader. */
const REASONS: Partial<Record<YAMLError['code'], string>> = {
  MULTIPLE_DOCS: 'a file holds one document, and `---` begins another',
  TAB_AS_INDENT: 'a line is indented with a tab; YAML wants spaces',
  BLOCK_AS_IMPLICIT_KEY:
    'a list or an object stands where a single value is expected; is a key or its indentation missing',
  UNEXPECTED_TOKEN: 'this cannot stand here; look for a missing quote, bracket or colon just before it',
  TAG_RESOLVE_FAILED: 'a tag (a word that starts with `!`) has no meaning here',
};

/** A YAML file as a tree; undefined where it has errors, which are reported. An empty file is an empty table. */
export function parseYaml(source: Source, report: Report): Tree | undefined {
  const parsed = parseDocument(shield(source.text), {
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  // After its first error the parser guesses, and takes the rest of the file for one mistake after another.
  const [error] = [...parsed.errors, ...parsed.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (error) {
    const [offset, end] = error.pos;
    report(problem('yaml-syntax', { reason: reasonOf(error) }, positionOf({ source, start: offset, end })));
    return undefined;
  }
  const start = { source, start: 0, end: 0 };
  return parsed.contents ? buildTree(parsed.contents, source, report) : table([], start);
}

function reasonOf({ code, message }: YAMLError): string {
  const reason = REASONS[code] ?? unshield(message).replace(/\.$/, '');
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
