import { NAME } from '../keywords/pattern.ts';

// auth0-deploy-cli replaces keywords before it parses, so `name: ##NAME##` and `list: @@NAME@@` work without quotes. To YAML
// the one is a comment and the other an error. Letters of the private use area stand in for `#` and `@` while it parses;
// the length is the same, so offsets stay true.
const HASH = '\uE000\uE000';
const AT = '\uE001\uE001';

const MARKERS = new RegExp(`(?<!#)##(${NAME})##(?!#)|@@(${NAME})@@`, 'g');
const SHIELDED = new RegExp(`${HASH}(${NAME})${HASH}|${AT}(${NAME})${AT}`, 'g');

/** The text with its keywords written so that YAML takes them for ordinary letters. */
export function shield(text: string): string {
  return text.replace(
    MARKERS,
    (marker: string, hash: string | undefined, at: string | undefined, offset: number) => {
      if (at !== undefined) return AT + at + AT;
      return isComment(text, offset, marker.length) ? marker : `${HASH}${hash}${HASH}`;
    },
  );
}

/** The keywords as they were. */
export function unshield(text: string): string {
  return text.replace(SHIELDED, (_, hash: string | undefined, at: string) =>
    hash ? `##${hash}##` : `@@${at}@@`,
  );
}

/** `##ROLES##` alone at the start of a line is a heading, unless it is a key or stands in a list in brackets. */
function isComment(text: string, offset: number, length: number): boolean {
  const indent = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return indent.trim() === '' && !/^[:,\]}]/.test(text.slice(offset + length, offset + length + 1));
}
