import { positionAt } from '../../core/position.ts';
import { type Problem, problem } from '../../core/problem.ts';
import { esbuild } from './esbuild.ts';
import { sourceText } from './source-position.ts';
import { withoutComments } from './without-comments.ts';

const KEYWORD = /##\w+##|@@\w+@@/g;

/**
 * Keywords of a file that esbuild works away, minified or not: in `if ('##ENV##' === 'prod')` the branch is gone before
 * a value is put in. Each keyword is given a number of its own, to see which of them are left.
 */
export async function foldedKeywords(root: string, file: string): Promise<readonly Problem[]> {
  const text = sourceText(root, file);
  const keywords = [...withoutComments(text).matchAll(KEYWORD)];
  if (keywords.length === 0) return [];
  const { code } = await esbuild().transform(numbered(text, keywords), {
    loader: /\.[cm]?ts$/.test(file) ? 'ts' : 'js',
    tsconfigRaw: {},
    charset: 'utf8',
  });
  return keywords.flatMap(([keyword], index) => {
    if (code.includes(marker(keyword, index))) return [];
    const at = positionAt(file, text, keywords[index]?.index ?? 0, keyword.length);
    return [problem('action-keyword-folded', { keyword }, at)];
  });
}

function numbered(text: string, keywords: readonly RegExpExecArray[]): string {
  let result = '';
  let done = 0;
  keywords.forEach(({ 0: keyword, index }, number) => {
    result += text.slice(done, index) + marker(keyword, number);
    done = index + keyword.length;
  });
  return result + text.slice(done);
}

/** `##ENV~3##`; no text of the source can look like it and be a keyword. */
function marker(keyword: string, number: number): string {
  return `${keyword.slice(0, -2)}~${number}${keyword.slice(-2)}`;
}
