/** auth0-deploy-cli's keys for a row, where they are not its name. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  connections: ['connections', 'databases'],
  branding: ['branding'],
};

/** The keys of tenant/ under which a row's entries stand: `connections` has two. */
export function assetKeys(kind: string): readonly string[] {
  const top = kind.split('.')[0] ?? kind;
  return KEYS[top] ?? [top];
}
