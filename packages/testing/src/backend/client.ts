import { request as httpRequest } from 'node:http'

/** Longer than any answer takes on a busy machine. */
const SILENCE_MS = 120_000

export interface Answer<Body = never> {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The parsed body; undefined when it is not JSON. */
  body: [Body] extends [never] ? Record<string, never> : Body
}

/** An HTTP client that speaks to one backend under one host name, with fixed headers. */
export class Client {
  constructor(
    private readonly url: string,
    readonly headers: Record<string, string>,
  ) {}

  /** Where the backend listens, for requests that are no JSON. */
  get address(): { hostname: string; port: string } {
    const { hostname, port } = new URL(this.url)
    return { hostname, port }
  }

  /** The same client with more headers; an undefined value removes one. */
  with(headers: Record<string, string | undefined>): Client {
    const merged: Record<string, string | undefined> = { ...this.headers, ...headers }
    const kept = Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return new Client(this.url, Object.fromEntries(kept))
  }

  get<T = never>(path: string): Promise<Answer<T>> {
    return this.send('GET', path)
  }
  post<T = never>(path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.send('POST', path, body)
  }
  delete<T = never>(path: string, body?: unknown): Promise<Answer<T>> {
    return this.send('DELETE', path, body)
  }

  /** Whoever has a cookie is a browser, and browsers say where their page is: here, if a test says nothing else. */
  private pageOfThisHost(): Record<string, string> {
    const { cookie, host, origin } = this.headers
    const silent = origin === undefined && this.headers['sec-fetch-site'] === undefined
    return cookie !== undefined && host !== undefined && silent ? { origin: `http://${host}` } : {}
  }

  /** Node's own http, because fetch may not set the Host header everywhere. */
  send<T = never>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    // As bytes: Node would write the headers in the encoding of a text.
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const { hostname, port } = this.address
    // Node leaves the length of a DELETE's body out by itself, and the server then takes the body for a request.
    const length = {
      'content-type': 'application/json',
      'content-length': String(payload?.length ?? 0),
    }
    const headers = { ...this.pageOfThisHost(), ...this.headers, ...(payload === undefined ? {} : length) }
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: parse(text) as Answer<T>['body'],
          })
        })
      })
      request.on('error', reject)
      // A test that hangs shall say in which request.
      request.setTimeout(SILENCE_MS, () => request.destroy(new Error(`${method} ${path} is not answered`)))
      request.end(payload)
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
