import { html } from 'hono/html';
import { stringify } from 'yaml';
import { type Doc, docsOf, textOf } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { maskedDocument } from '../management-api/masked-document.ts';
import type { Html } from './console-page.ts';
import { signInRow } from './sign-in-list.ts';

/** Users that a page shows. */
const SHOWN = 200;

/** Users by what was typed: a part of an address, a name or an id; without it, the first. */
export function usersPage({ state }: TenantContext, query: string | undefined): Html {
  const all = state.held.list('/users');
  const wanted = (query ?? '').trim().toLowerCase();
  const found =
    wanted === '' ? all : all.filter((user) => namesOf(user).some((name) => name.includes(wanted)));
  return html`<form><label for="q">Name, address or id</label> <input id="q" name="q" type="search" value="${query ?? ''}"> <button>Search</button></form>
<p class="muted">${Math.min(found.length, SHOWN)} of ${found.length}${wanted === '' ? '' : ' found'}.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Users"><table>
<thead><tr><th scope="col">User</th><th scope="col">Name</th><th scope="col">Connection</th><th scope="col">Logins</th><th scope="col">State</th></tr></thead>
<tbody>${found.slice(0, SHOWN).map(row)}</tbody></table></div>`;
}

/** One user: roles, organizations, the last sign-ins, and the profile as YAML; undefined where there is none. */
export function userPage(context: TenantContext, kinds: readonly Kind[], id: string): Html | undefined {
  const { held } = context.state;
  const user = held.get('/users', id);
  if (!user) return undefined;
  const roles = held.list(`/users/${id}/roles`).map((role) => nameOf(held.get('/roles', String(role.id))));
  const organizations = held
    .list('/organizations')
    .filter((one) => held.get(`/organizations/${String(one.id)}/members`, id))
    .map(nameOf);
  const signIns = context.signIns.list().filter((record) => record.user?.user_id === id);
  return html`<dl><dt>Roles</dt><dd>${roles.join(', ') || 'none'}</dd><dt>Organizations</dt><dd>${organizations.join(', ') || 'none'}</dd></dl>
<h2>Sign-ins</h2>${
    signIns.length === 0
      ? html`<p>None since the tenant was started.</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="Sign-ins of this user"><table><tbody>${signIns.slice(0, 20).map(signInRow)}</tbody></table></div>`
  }
<h2>Profile</h2><article><pre>${stringify(maskedDocument(kinds, '/users', user), { lineWidth: 0 })}</pre></article>`;
}

function row(user: Doc) {
  const id = textOf(user.user_id) ?? '';
  const connections = docsOf(user.identities).map(({ connection }) => textOf(connection) ?? '');
  return html`<tr><td><a href="/console/users/${encodeURIComponent(id)}">${textOf(user.email) ?? textOf(user.username) ?? id}</a></td>
<td>${textOf(user.name) ?? ''}</td><td>${connections.join(', ')}</td><td>${Number(user.logins_count ?? 0)}</td><td>${stateOf(user)}</td></tr>`;
}

function stateOf(user: Doc): Html | string {
  if (user.blocked === true) return html`<span class="refused result">blocked</span>`;
  return user.email !== undefined && user.email_verified !== true
    ? html`<span class="waiting">address not verified</span>`
    : '';
}

function namesOf(user: Doc): string[] {
  return [user.email, user.name, user.username, user.phone_number, user.user_id].flatMap((value) =>
    typeof value === 'string' ? [value.toLowerCase()] : [],
  );
}

function nameOf(doc: Doc | undefined): string {
  return textOf(doc?.display_name) ?? textOf(doc?.name) ?? '';
}
