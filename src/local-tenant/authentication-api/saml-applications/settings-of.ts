import { type Doc, docOf, textOf, textsOf } from '../../../core/json.ts';

/** The settings of a SAML application: its add-on, with what Actions have said on top (`api.samlResponse`). */
export function samlSettings({ addons }: Doc, saml: Doc = {}): Doc {
  return { ...docOf(docOf(addons).samlp), ...saml };
}

/** Whether an application is a SAML service provider: its add-on is on (documented: `addons.samlp`). */
export function isSamlApplication({ addons }: Doc): boolean {
  return docOf(addons).samlp !== undefined && docOf(addons).samlp !== null;
}

/** Auth0's documentation: `urn:` and the tenant's domain, unless the application says otherwise. */
export function samlIssuer(domain: string, settings: Doc): string {
  return textOf(settings.issuer) || `urn:${domain}`;
}

/** Where responses go: where the add-on says, else where the request wants them, if that is one of the application's callbacks. */
export function samlCallback(client: Doc, wanted: string | undefined): string | undefined {
  const own = textOf(samlSettings(client).destination);
  if (own) return own;
  const callbacks = textsOf(client.callbacks);
  if (wanted === undefined) return callbacks[0];
  return callbacks.includes(wanted) ? wanted : undefined;
}
