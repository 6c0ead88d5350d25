import { request } from 'node:http'

/** A failure that a sentence explains. */
export class Refusal extends Error {}

/** Speaks to one host of the demo: by Node's own http, since fetch does not set the header Host. */
export class Client {
  constructor(url, headers) {
    this.url = url
    this.headers = headers
  }

  with(headers) {
    return new Client(this.url, { ...this.headers, ...headers })
  }

  get(path) {
    return this.send('GET', path)
  }

  post(path, body = {}) {
    return this.send('POST', path, body)
  }

  /** The answer's body. @throws Refusal for anything but 200 and 201. */
  send(method, path, body) {
    const { hostname, port } = new URL(this.url)
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
    const headers = {
      ...this.headers,
      ...(payload && { 'content-type': 'application/json', 'content-length': payload.length }),
    }
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path, headers }, (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8')
          if (response.statusCode < 300) return resolve(JSON.parse(text))
          reject(new Refusal(`${method} ${path} answered ${response.statusCode}: ${text}`))
        })
      })
      sent.once('error', (error) =>
        reject(new Refusal(`Nobody answers at ${this.url} (${error.code}): run \`npm start\` first.`)),
      )
      sent.end(payload)
    })
  }
}
