/** `'fernhill.example, dev.fernhill.example'` as a list: metadata and secrets hold nothing but text. */
export function commaList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
