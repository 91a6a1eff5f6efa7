import { choice, flag, listOf, loose, number, object, settings, text, texts } from '../schema.ts';
import { readOnly, secret, set, withDefault, writeOnly } from '../traits.ts';
import { TRIGGER_IDS } from './trigger-table.ts';

/** How many of them an Action may have (documented). */
const MOST = { dependencies: 10, secrets: 30, modules: 3 };

const dependency = settings({ name: text, version: text, registry_url: text });
const secretField = object({ name: text }, { value: writeOnly(secret(text)), updated_at: readOnly(text) });

/** With their values, which are stored, and masked wherever they leave the program. */
export const storedSecretsField = readOnly(listOf(loose({ name: text, value: secret(text) })));

/** Which published version of which module; by ids, or by the name and the number. */
const moduleUse = settings({
  module_id: text,
  module_name: text,
  module_version_id: text,
  module_version_number: number,
});

const triggerId = choice(...TRIGGER_IDS);

/** A trigger as `GET /actions/triggers` shows it; only `id` and `version` count. */
export const supportedTriggers = listOf(
  object(
    { id: triggerId },
    {
      version: text,
      status: text,
      runtimes: texts,
      default_runtime: text,
      binding_policy: choice('trigger-bound', 'entity-bound'),
      compatible_triggers: listOf(loose({ id: triggerId, version: text })),
    },
  ),
).min(1);

export const dependencies = set(listOf(dependency).max(MOST.dependencies));

/** What a version of an Action is made of. */
export const contentFields = {
  code: withDefault(text, ''),
  dependencies: withDefault(dependencies, []),
  runtime: withDefault(text, 'node22'),
  secrets: withDefault(set(listOf(secretField).max(MOST.secrets)), []),
  modules: set(listOf(moduleUse).max(MOST.modules)),
};

/** What Auth0 makes of it. */
export const madeFields = {
  id: readOnly(text),
  status: readOnly(text),
  all_changes_deployed: readOnly(flag),
  current_version: readOnly(loose({})),
  deployed_version: readOnly(loose({ secrets: storedSecretsField })),
  installed_integration_id: readOnly(text),
  integration: readOnly(loose({})),
  created_at: readOnly(text),
  updated_at: readOnly(text),
  built_at: readOnly(text),
};
