import * as z from 'zod';
import { ref } from '../../resources/traits.ts';

const name = z.string().min(1);
const secretValue = z.string().max(4096);
const secretList = z.array(z.strictObject({ name: z.string().min(1).max(128), value: secretValue }));

/** Published versions of Actions Modules, which the code may `require` as `actions:NAME`. */
const moduleList = z.array(
  z.strictObject({ module_name: ref(z.string(), 'actionModules'), module_version_number: z.int().min(1) }),
);

/** An Action that points at its TypeScript file: the form to write. */
export const sourceEntry = z.strictObject({
  name,
  /** Relative to the project's folder. */
  source: z.string().min(1),
  /** `post-login`. `trigger_version` is for one that is not the current one. */
  trigger: z.string(),
  trigger_version: z.string().optional(),
  runtime: z.string().optional(),
  secrets: z.union([z.record(z.string().min(1).max(128), secretValue), secretList]).optional(),
  /** Names of packages; their versions come from package-lock.json. */
  dependencies: z.array(z.string()).optional(),
  modules: moduleList.optional(),
  deployed: z.boolean().optional(),
});

/** An Action as auth0-deploy-cli exports it: JavaScript that is uploaded as it is. */
export const exportedEntry = z.strictObject({
  name,
  /** Relative to tenant/. */
  code: z.string().min(1),
  supported_triggers: z
    .array(z.strictObject({ id: z.string(), version: z.string().optional(), status: z.string().optional() }))
    .length(1),
  runtime: z.string().optional(),
  secrets: secretList.optional(),
  dependencies: z
    .array(z.strictObject({ name: z.string(), version: z.string(), registry_url: z.string().optional() }))
    .optional(),
  modules: moduleList.optional(),
  deployed: z.boolean().optional(),
  status: z.string().optional(),
});
