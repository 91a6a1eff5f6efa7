import { html } from 'hono/html';
import { tokenClaims } from '../../core/token-claims.ts';
import type { SignInRecord } from '../sign-ins/sign-ins.ts';
import type { Html } from './console-page.ts';
import { type ExplainedClaim, explainClaims, type TokenKind } from './explain-claims.ts';

/** A token with each claim explained; the token itself is folded away. One that says nothing by itself is shown as that. */
export function tokenView(
  title: string,
  token: string,
  kind: TokenKind,
  signIn: SignInRecord | undefined,
): Html {
  const claims = tokenClaims(token);
  return html`<h2>${title}</h2>${
    claims === undefined
      ? html`<p>It is opaque: good for /userinfo alone, because no API was asked for (<code>audience</code>).</p>`
      : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">Who put it there</th></tr></thead>
<tbody>${explainClaims(claims, kind, signIn).map((claim) => row(claim, signIn))}</tbody></table></div>`
  }
<details><summary>The token itself</summary><pre>${token}</pre></details>`;
}

function row({ name, value, why, action }: ExplainedClaim, signIn: SignInRecord | undefined) {
  const when = timeOf(name, value);
  return html`<tr><th scope="row"><code>${name}</code></th><td><code>${JSON.stringify(value)}</code>${when === undefined ? '' : html`<br><span class="muted">${when}</span>`}</td>
<td>${why}${action !== undefined && signIn ? html` <a href="/console/sign-ins/${signIn.number}">See the sign-in</a>` : ''}</td></tr>`;
}

function timeOf(name: string, value: unknown): string | undefined {
  const isTime = ['iat', 'exp', 'auth_time'].includes(name) && typeof value === 'number';
  return isTime ? new Date(value * 1000).toISOString().replace('T', ' ').slice(0, 19) : undefined;
}
