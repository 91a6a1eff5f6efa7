import type { Hono } from 'hono';

/** What a page shows, and where the browser is. */
export interface Shown {
  readonly url: URL;
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/**
 * A browser without a screen: it keeps cookies, follows redirects within the tenant and stops where one leads elsewhere,
 * and sends a page's form with what somebody fills in.
 */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly app: Hono,
    readonly origin = 'https://localhost:4400',
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async open(path: string, init: RequestInit = {}): Promise<Shown> {
    let url = new URL(path, this.origin);
    let request = init;
    for (let hops = 0; hops < 10; hops += 1) {
      const answer = await this.#send(url, request);
      const location = answer.headers.get('location');
      if (location === null) {
        return { url, status: answer.status, text: await answer.text(), headers: answer.headers };
      }
      url = new URL(location, url);
      request = {};
      if (url.origin !== this.origin)
        return { url, status: answer.status, text: '', headers: answer.headers };
    }
    throw new Error('it is sent round in circles');
  }

  /** Sends the form of a page, by the button with this text where there are several. */
  submit(page: Shown, values: Readonly<Record<string, string>>, button?: string): Promise<Shown> {
    const forms = [...page.text.matchAll(/<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/g)];
    const form = forms.find(([, , inner = '']) => button === undefined || inner.includes(`>${button}<`));
    if (!form) throw new Error(`there is no such form:\n${page.text}`);
    const [, action = '', inner = ''] = form;
    const hidden = [...inner.matchAll(/<input type="hidden" name="([^"]*)"[^>]*? value="([^"]*)"/g)];
    const pressed = [...inner.matchAll(/<button[^>]*? name="([^"]*)" value="([^"]*)"[^>]*>([^<]*)</g)].find(
      ([, , , text]) => text === button,
    );
    const body = new URLSearchParams({
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)])),
      ...(pressed && { [pressed[1] ?? '']: pressed[2] ?? '' }),
      ...values,
    });
    return this.open(unescaped(action), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    });
  }

  async #send(url: URL, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = {
      ...this.headers,
      ...(cookie && { cookie }),
      ...Object.fromEntries(new Headers(init.headers)),
    };
    const answer = await this.app.request(url.href, { ...init, headers, redirect: 'manual' });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/max-age=0/i.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
