/** One row of the table of error codes. */
interface Row<Facts> {
  /** When it appears; the documentation of the code. */
  readonly means: string;
  readonly message: (facts: Facts) => string;
  /** What to do. */
  readonly hint: (facts: Facts) => string;
}

function row<Facts>(means: string, message: Row<Facts>['message'], hint: Row<Facts>['hint']): Row<Facts> {
  return { means, message, hint };
}

/** Every expected failure, one row each. The key is the code that users see and that never changes. */
export const codes = {
  // Reading tenant/
  'yaml-syntax': row<{ reason: string }>(
    'A file is not valid YAML.',
    ({ reason }) => `This is not valid YAML: ${reason}.`,
    () => 'Correct the line that the caret marks.',
  ),
  'unknown-key': row<{ key: string; where: string; nearest: string | undefined }>(
    'A key that the table of resource kinds does not have.',
    ({ key, where }) => `${where} has no key \`${key}\`.`,
    ({ nearest }) => (nearest ? `Did you mean \`${nearest}\`?` : 'Remove the key, or correct its name.'),
  ),

  // The local tenant's state
  'state-in-use': row<{ file: string }>(
    'Another process has the state of the local tenant open.',
    ({ file }) => `Another local tenant is using ${file}.`,
    () => 'End the other one, or give this one a folder of its own with `--state FOLDER`.',
  ),
  'state-unreadable': row<{ file: string; reason: string }>(
    'The file with the state of the local tenant is damaged, or is no such file.',
    ({ file, reason }) => `The state of the local tenant in ${file} cannot be read: ${reason}.`,
    () => 'Move the file away; the next deploy fills a new local tenant.',
  ),
  'state-too-new': row<{ file: string; version: number }>(
    'The state of the local tenant was written by a later version of this program.',
    ({ file, version }) => `${file} was written by a later version of this program (layout ${version}).`,
    () => 'Update this program, or move the file away; the next deploy fills a new local tenant.',
  ),
} satisfies Record<string, Row<never>>;

export type Code = keyof typeof codes;
