import { html } from 'hono/html';
import { stringify } from 'yaml';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { visibleDocuments } from '../control/visible-documents.ts';
import { maskedDocument } from '../management-api/masked-document.ts';
import type { Html } from './console-page.ts';

export interface StateRequest {
  /** A Management API path: its documents are shown. Left out: the paths that have some. */
  readonly path?: string | undefined;
  /** Whether secrets are shown as they are. */
  readonly secrets: boolean;
}

/** The state of the tenant as YAML, a Management API path at a time. */
export function statePage({ state }: TenantContext, kinds: readonly Kind[], request: StateRequest): Html {
  const all = visibleDocuments(state.held);
  const { path, secrets } = request;
  const found = path === undefined ? undefined : all[path];
  if (path === undefined || found === undefined) return pathsOf(all, path);
  const shown = Object.values(found).map((doc) => (secrets ? doc : maskedDocument(kinds, path, doc)));
  const other = `/console/state?${new URLSearchParams({ path, ...(!secrets && { secrets: 'shown' }) })}`;
  return html`<p><a href="/console/state">All paths</a> · <a href="${other}">${secrets ? 'Hide' : 'Show'} secrets</a></p>
${shown.map((doc) => html`<article><pre>${stringify(doc, { lineWidth: 0, aliasDuplicateObjects: false })}</pre></article>`)}`;
}

function pathsOf(all: ReturnType<typeof visibleDocuments>, missing: string | undefined): Html {
  const paths = Object.entries(all).sort(([one], [other]) => one.localeCompare(other));
  return html`${missing === undefined ? '' : html`<p class="refused">The tenant has nothing at ${missing}.</p>`}
<ul>${paths.map(([path, docs]) => html`<li><a href="/console/state?${new URLSearchParams({ path })}">${path}</a> <span class="muted">${Object.keys(docs).length}</span></li>`)}</ul>`;
}
