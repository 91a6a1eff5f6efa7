import { Liquid } from 'liquidjs';
import type { Doc } from '../../core/json.ts';

/** Made when a message is first rendered: making it takes a twentieth of a second. */
let made: Liquid | undefined;

function engine(): Liquid {
  made ??= new Liquid({ ownPropertyOnly: true, parseLimit: 1_000_000, renderLimit: 1_000 });
  return made;
}

/**
 * A Liquid template with its variables: `{{ user.name | escape }}`, `{% if user.email %}…{% endif %}`. A template that cannot
 * be rendered says why: what would go out has to be seen.
 */
export function rendered(template: string, variables: Doc): string {
  try {
    return String(engine().parseAndRenderSync(template, variables));
  } catch (error) {
    return `This template cannot be rendered: ${error instanceof Error ? error.message : String(error)}`;
  }
}
