import { mask } from '../core/mask.ts';
import type { LocalDeployment } from '../deploy/deploy-local.ts';

/** A deployment to the local tenant as one JSON document. Secrets are masked. */
export function deploymentJson(
  environment: string,
  { domain, difference, signIns }: LocalDeployment,
): string {
  const document = {
    formatVersion: 1,
    environment,
    domain,
    ...difference,
    signIns: signIns.map(({ persona, ...result }) => ({ persona: persona.name, ...result })),
  };
  return mask(JSON.stringify(document, undefined, 2));
}
