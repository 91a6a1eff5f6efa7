/** The words of a scope parameter, each once. */
export function wordsOf(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(/\s+/).filter(Boolean))];
}
