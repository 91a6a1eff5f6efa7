import { createHash } from 'node:crypto';

/** Lines that the header has. */
export const HEADER_LINES = 2;

/** Hash and text of a bundle with the comment that says where it comes from. */
export function withHeader(source: string, code: string): { readonly hash: string; readonly code: string } {
  const hash = createHash('sha256').update(code).digest('hex');
  return {
    hash,
    code: `// Bundled from ${source}: change that file, not this text.\n// sha256 ${hash}\n${code}`,
  };
}

/** The map of a bundle, as JSON, for the text that has the header before it: each `;` of the mappings ends a line. */
export function withHeaderLines(map: string): string {
  const parsed: { mappings: string } = JSON.parse(map);
  return JSON.stringify({ ...parsed, mappings: ';'.repeat(HEADER_LINES) + parsed.mappings });
}
