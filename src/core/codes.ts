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

  // Deploying
  'wrong-credentials': row<{ domain: string; clientId: string }>(
    'The tenant does not accept the client id and secret of the deploy client.',
    ({ domain, clientId }) => `${domain} does not accept the credentials of application ${clientId}.`,
    () =>
      'Check AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET, and that the application has a grant for the Management API.',
  ),
  'tenant-unreachable': row<{ domain: string; reason: string }>(
    'No answer from the tenant.',
    ({ domain, reason }) => `${domain} cannot be reached (${reason}).`,
    () => "Check the domain in the environment's file and your network; nothing has been sent.",
  ),
  'import-failed': row<{ where: string; reason: string }>(
    'auth0-deploy-cli stopped with an error.',
    ({ where, reason }) => `auth0-deploy-cli stopped${where}: ${reason}`,
    () => 'What it did until then has been done; correct the cause and deploy again.',
  ),
  // Serving the local tenant
  'port-in-use': row<{ port: number }>(
    'The local tenant cannot have its port: another program listens there.',
    ({ port }) => `Port ${port} is in use by another program.`,
    () => 'End that program, or choose another port with `--port`.',
  ),
  'port-forbidden': row<{ port: number }>(
    'The system does not let this user listen on the port: below 1024 it is often reserved.',
    ({ port }) => `The system does not allow this user to listen on port ${port}.`,
    () => 'Choose a port above 1023 with `--port`.',
  ),
} satisfies Record<string, Row<never>>;

export type Code = keyof typeof codes;
