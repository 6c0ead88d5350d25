const MAX_REDIRECTS = 10

export interface Visit {
  status: number
  url: URL
  html: string
}

/** A browser without scripts: keeps cookies, follows redirects, posts the forms of a page. */
export class Browser {
  readonly #cookies = new Map<string, { value: string; path: string }>()

  /** @param stopAt the first address that is answered without being asked for: a client's callback. */
  async visit(address: URL | string, stopAt?: string, form?: URLSearchParams): Promise<Visit> {
    let url = new URL(address)
    let body = form
    for (let hops = 0; hops < MAX_REDIRECTS; hops += 1) {
      if (stopAt && url.href.startsWith(stopAt)) return { status: 0, url, html: '' }
      const response = await fetch(url, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        headers: { cookie: this.#cookiesFor(url) },
        ...(body && { body }),
      })
      this.#keep(response)
      const location = response.headers.get('location')
      if (!location) return { status: response.status, url, html: await response.text() }
      url = new URL(location, url)
      body = undefined
    }
    throw new Error(`More than ${MAX_REDIRECTS} redirects, the last to ${url.href}`)
  }

  /** Posts the page's form of that id (or its first one) with its hidden fields and the given ones. */
  submit(
    page: Visit,
    id: string | undefined,
    fields: Record<string, string>,
    stopAt?: string,
  ): Promise<Visit> {
    const [, attributes = '', inner = ''] =
      [...page.html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].find(
        ([, found]) => !id || found!.includes(`id="${id}"`),
      ) ?? []
    const action = attribute(attributes, 'action')
    if (action === undefined) throw new Error(`No form "${id}" on ${page.url.href} (${page.status})`)
    const body = new URLSearchParams()
    for (const [input] of inner.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      body.set(attribute(input, 'name') ?? '', attribute(input, 'value') ?? '')
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.visit(new URL(action, page.url), stopAt, body)
  }

  #cookiesFor(url: URL): string {
    return [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
      if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name)
      else this.#cookies.set(name, { value, path })
    }
  }
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#38;', '&')
}
