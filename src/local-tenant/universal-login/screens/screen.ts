import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import type { BrowserLogin, LoginWaits } from '../../authentication-api/authorize/browser-login.ts';
import type { TenantContext } from '../../context.ts';
import type { Html } from '../page/page.ts';
import type { Words } from '../texts/texts.ts';

/** A request to a screen, by the browser that the login belongs to. */
export interface Visit {
  readonly context: TenantContext;
  readonly c: Context;
  readonly login: BrowserLogin;
  readonly words: Words;
  /** The form that was sent; empty for a GET. */
  readonly form: Readonly<Record<string, string>>;
  /** What was wrong with it: the names of texts, by field; `''` for what is no field's. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** What acting on a form came to: somewhere else, or the same screen with what was wrong. */
export type Acted = Response | { readonly wrong: Visit['wrong']; readonly form?: Visit['form'] };

/** A page of Universal Login: one file each. */
export interface Screen {
  readonly path: string;
  /** Auth0's names: where custom texts are. */
  readonly prompt: string;
  readonly screen: string;
  /** What a login must wait for to be shown the screen. */
  readonly waits: LoginWaits;
  /** Another screen that is meant; undefined for this one. */
  goesTo?(visit: Pick<Visit, 'context' | 'login'>): string | undefined;
  show(visit: Visit): Html | Promise<Html>;
  act(visit: Visit): Promise<Acted>;
  /** What the texts of this screen may name besides `clientName` and `companyName`. */
  variables?(visit: Pick<Visit, 'context' | 'login'>): Readonly<Record<string, string>>;
}

/** The fields of a page template's `user`, `application` and so on. */
export function templateFacts(
  { login, words }: Pick<Visit, 'login' | 'words'>,
  screen: Pick<Screen, 'prompt' | 'screen'>,
  companyName: string,
): Doc {
  const { client, parameters } = login;
  const own = Object.entries(parameters).filter(([name]) => name.startsWith('ext-'));
  return {
    application: { id: client.client_id ?? '', name: client.name ?? '', logo_url: client.logo_uri ?? '' },
    prompt: { name: screen.prompt, screen: { name: screen.screen, texts: textsOf(words, companyName) } },
    transaction: { state: login.state, params: Object.fromEntries(own) },
  };
}

/** Auth0's documentation: a screen's texts are there by their names, `pageTitle` among them. */
function textsOf(words: Words, companyName: string): Doc {
  const title = words('title');
  return {
    title,
    description: words('description'),
    pageTitle: words('pageTitle') || `${title} | ${companyName}`,
  };
}
