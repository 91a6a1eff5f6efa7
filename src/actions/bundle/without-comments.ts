const PARTS = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

const blank = (part: string): string => part.replace(/[^\n]/g, ' ');

// Regular expressions with quotes in them can confuse all of these.

/** JavaScript or TypeScript with every comment blanked out, offsets kept. */
export function withoutComments(text: string): string {
  return text.replace(PARTS, (part) => (part.startsWith('/') ? blank(part) : part));
}

/** The same without what stands in strings, too. */
export function withoutTexts(text: string): string {
  return text.replace(PARTS, blank);
}

/** The same with the quotes of strings, and with templates: there is code in them. */
export function withEmptyTexts(text: string): string {
  return text.replace(PARTS, (part) => {
    if (part.startsWith('/')) return blank(part);
    return part.startsWith('`') ? part : `${part[0]}${blank(part.slice(1, -1))}${part[0]}`;
  });
}
