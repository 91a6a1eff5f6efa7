import type { Persona } from '../config/project.ts';
import type { RunningTenant } from '../local-tenant/start-local-tenant.ts';

/** What somebody needs to use the running local tenant. It holds the deploy client's secret. */
export function runningText(
  { context, deployClient, caFile }: RunningTenant,
  personas: readonly Persona[],
): string {
  const width = Math.max(0, ...personas.map(({ email }) => email.length));
  const people = personas.map(
    ({ email, password, connection }) =>
      `  ${email.padEnd(width)}  ${password ?? '(signs in elsewhere)'}  ${connection}`,
  );
  return [
    `The local tenant is running at ${context.issuer}`,
    `What happens in it: ${context.issuer}console`,
    '',
    `  AUTH0_DOMAIN=${context.domain}`,
    `  AUTH0_CLIENT_ID=${deployClient.clientId}`,
    `  AUTH0_CLIENT_SECRET=${deployClient.clientSecret}`,
    `  NODE_EXTRA_CA_CERTS=${caFile}`,
    '',
    'Personas (npm run deploy brings them in)',
    ...people,
    '',
    'Ctrl-C stops it; its state is kept.',
  ].join('\n');
}
