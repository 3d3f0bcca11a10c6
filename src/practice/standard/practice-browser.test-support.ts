/** An answer that was not followed further: a page of the provider, or a redirect that leaves it. */
export interface Visit {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Where the last answer would have sent the browser, if that is outside the provider. */
  readonly leavesFor: URL | undefined;
  /** Every status on the way, this one last. */
  readonly statuses: readonly number[];
}

/** The little of a browser that sign-in and consent need, for tests: cookies by path, redirects, one form per page. */
export class PracticeBrowser {
  readonly #origin: string;
  readonly #cookies = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Opens a page and follows redirects as long as they stay with the provider. */
  async open(url: URL | string): Promise<Visit> {
    return this.#follow(new URL(url, this.#origin), { method: 'GET' }, []);
  }

  /** Presses a button of the page's form, with the fields as they are filled in unless said otherwise. */
  async press(page: Visit, act: string, typed: Readonly<Record<string, string>> = {}): Promise<Visit> {
    const action = /<form method="post" action="([^"]+)"/.exec(page.body)?.[1];
    if (action === undefined) throw new Error(`No form on ${page.url.href}: ${page.body.slice(-600)}`);
    const fields = new URLSearchParams({ act });
    for (const [, name, value] of page.body.matchAll(/<input [^>]*?name="(\w+)"[^>]*? value="([^"]*)"/g)) {
      if (name !== undefined && value !== undefined) fields.set(name, value);
    }
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    const headers = { origin: this.#origin, 'content-type': 'application/x-www-form-urlencoded' };
    const written = action.replace(/&#(\d+);/g, (_all, number) => String.fromCharCode(Number(number)));
    return this.#follow(new URL(written, page.url), { method: 'POST', body: fields.toString(), headers }, []);
  }

  /** Opens an authorization request, signs in and allows; returns where the answer goes. */
  async consent(authorizationUrl: URL | string): Promise<URL> {
    const signIn = await this.open(authorizationUrl);
    const consent = await this.press(signIn, 'sign-in');
    const done = await this.press(consent, 'allow');
    if (done.leavesFor === undefined) throw new Error(`No redirect after consent: ${done.body.slice(-600)}`);
    return done.leavesFor;
  }

  async #follow(url: URL, init: RequestInit, before: readonly number[]): Promise<Visit> {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    headers.set('cookie', this.#cookiesFor(url));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.#keep(response);
    const statuses = [...before, response.status];
    const body = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      const next = new URL(location, url);
      if (next.origin === this.#origin) return this.#follow(next, { method: 'GET' }, statuses);
      return { url, status: response.status, headers: response.headers, body, leavesFor: next, statuses };
    }
    return { url, status: response.status, headers: response.headers, body, leavesFor: undefined, statuses };
  }

  #cookiesFor(url: URL): string {
    const sent = [...this.#cookies].filter(([, { path }]) => url.pathname.startsWith(path));
    return sent.map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ');
      const [name = '', value = ''] = pair.split('=', 2);
      const path = attributes.find((attribute) => attribute.startsWith('path='))?.slice(5) ?? '/';
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, { value, path });
    }
  }
}
