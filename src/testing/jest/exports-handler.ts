import { withoutTexts } from '../../actions/bundle/without-comments.ts';

const HANDLER = 'on(?:Execute|Continue)[A-Z]';

/** `export const onX`, `export async function onX`, `export const { onX } =`, `export { a as onX }`, `exports.onX =`, `module.exports = { onX }`. */
const EXPORTS = [
  String.raw`\bexport\s+(?:(?:async\s+)?function\s*\*?|const|let|var)\s+${HANDLER}`,
  String.raw`\bexport\s+(?:const|let|var)\s*\{[^}=]*\b${HANDLER}`,
  String.raw`\bexport\s*\{[^}]*\b${HANDLER}`,
  String.raw`\bexports\s*\.\s*${HANDLER}`,
  String.raw`\bmodule\s*\.\s*exports\s*=\s*\{[\s\S]*\b${HANDLER}`,
].map((pattern) => new RegExp(pattern));

/** `exports['onX'] =` */
const BY_STRING = new RegExp(String.raw`^(?:module\.)?exports\[['"]${HANDLER}`, 'm');

/** Whether a file's text exports the handler of a trigger. What stands in its strings and comments does not count. */
export function exportsHandler(text: string): boolean {
  if (!new RegExp(HANDLER).test(text)) return false;
  const code = withoutTexts(text);
  return BY_STRING.test(text) || EXPORTS.some((pattern) => pattern.test(code));
}
