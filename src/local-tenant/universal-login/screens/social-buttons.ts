import { html } from 'hono/html';
import { type Doc, textOf } from '../../../core/json.ts';
import type { Html } from '../page/page.ts';
import { form } from './parts.ts';
import type { Visit } from './screen.ts';

/** A button for each identity provider; below a line where there is a form of our own as well. */
export function socialButtons(visit: Visit, connections: readonly Doc[], separated: boolean): Html | string {
  if (connections.length === 0) return '';
  const { words } = visit;
  const buttons = connections.map((connection) => {
    const connectionName =
      NAMES[String(connection.strategy)] ?? textOf(connection.display_name) ?? String(connection.name);
    return html`<button class="other" type="submit" name="connection" value="${String(connection.name)}">${words(
      'federatedConnectionButtonText',
      { connectionName },
    )}</button>`;
  });
  return html`${separated ? html`<div class="separator">${words('separatorText')}</div>` : ''}${form(
    { ...visit, wrong: {} },
    html`${buttons}`,
  )}`;
}

const NAMES: Readonly<Record<string, string>> = {
  'google-oauth2': 'Google',
  github: 'GitHub',
  facebook: 'Facebook',
  apple: 'Apple',
  windowslive: 'Microsoft Account',
};
