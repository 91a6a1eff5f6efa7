import type { Persona } from '../config/project.ts';

/** Where to begin, once the local tenant and the applications run. */
export function startedText(domain: string, personas: readonly Persona[]): string {
  const width = Math.max(0, ...personas.map(({ email }) => email.length));
  const wide = Math.max(0, ...personas.map(({ password = '' }) => password.length));
  return [
    `The local tenant is at https://${domain}/, and what happens in it at https://${domain}/console`,
    '',
    'Sign in as',
    ...personas.map(
      ({ email, password = '(chosen at the provider)', connection }) =>
        `  ${email.padEnd(width)}  ${password.padEnd(wide)}  ${connection}`,
    ),
    '',
    'Ctrl-C stops everything; the state of the tenant is kept.',
  ].join('\n');
}
