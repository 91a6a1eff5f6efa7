import type { Change } from '../change.ts';
import type { Snapshot } from '../snapshot.ts';

/** Whose sign-ins a change can affect: everybody's, or those at some applications, by their ids. */
export type Reach = 'everybody' | ReadonlySet<string>;

/** What people see, what is sent to them, and where events go: nothing of it decides on a token or a refusal. */
const NOBODY: ReadonlySet<string> = new Set([
  'branding',
  'branding.templates',
  'themes',
  'prompts.customText',
  'prompts.partials',
  'prompts.rendering',
  'prompts.screenRenderers',
  'emailProvider',
  'emailTemplates',
  'phoneTemplates',
  'logStreams',
  'eventStreams',
]);

/** What is one application's alone. */
const ONE_APPLICATION: ReadonlySet<string> = new Set(['clients', 'clientGrants']);

type Sides = { readonly before: Snapshot; readonly after: Snapshot };

/**
 * Whose sign-ins the changes can affect. What is not known to reach nobody, or one application alone, can affect
 * everybody's: a sign-in too many costs milliseconds, and one that is left out hides what the change does.
 */
export function reachOf(changes: readonly Change[], sides: Sides): Reach {
  const applications = new Set<string>();
  for (const change of changes) {
    if (NOBODY.has(change.kind)) continue;
    const ids = ONE_APPLICATION.has(change.kind) ? applicationsOf(change, sides) : [];
    if (ids.length === 0) return 'everybody';
    for (const id of ids) applications.add(id);
  }
  return applications;
}

/** Whether a sign-in at the application may be affected. */
export function reaches(reach: Reach, clientId: string): boolean {
  return reach === 'everybody' || reach.has(clientId);
}

/** The application that a change is of; none where it is of no single one, as a default of third-party applications is. */
function applicationsOf({ place }: Change, { before, after }: Sides): string[] {
  const { path, before: old, after: now } = place;
  const docs = [
    old === undefined ? undefined : before[path]?.[old],
    now === undefined ? undefined : after[path]?.[now],
  ];
  const ids = docs.flatMap((doc) => (doc ? [doc['client_id']] : []));
  return ids.every((id) => typeof id === 'string') ? ids : [];
}
