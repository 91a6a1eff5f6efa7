/** A keyword's name: as auth0-deploy-cli's, but in capitals only, because `@@password@@` belongs to Auth0's database scripts. */
export const NAME = '[A-Z_][A-Z0-9_]*';

/**
 * Every use of a keyword in a text. `@@NAME@@` takes quotes around it along, as auth0-deploy-cli does: a JSON value
 * brings its own. The groups are the names, of `@@` in one of the first three and of `##` in the fourth.
 */
export const usesOf = (): RegExp =>
  new RegExp(`'@@(${NAME})@@'|"@@(${NAME})@@"|@@(${NAME})@@|##(${NAME})##`, 'g');

const WHOLE = new RegExp(`^@@(${NAME})@@$`);

/** The keyword's name where the text is nothing but `@@NAME@@`. */
export function wholeKeyword(text: string): string | undefined {
  return WHOLE.exec(text)?.[1];
}

/** The names of the keywords that a text uses. */
export function keywordsIn(text: string): string[] {
  return [...text.matchAll(usesOf())].map(
    ([, single, double, bare, hash]) => single ?? double ?? bare ?? hash ?? '',
  );
}
