import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verify } from '@cityos/webhooks'

interface Heard {
  path: string
  headers: IncomingHttpHeaders
  body: string
}

/** A system of a tenant's that is told things. */
export class Subscriber {
  readonly heard: Heard[] = []
  answer: { status: number; headers?: Record<string, string> } = { status: 200 }

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Subscriber> {
    const server = createServer((incoming, outgoing) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => {
        const { url = '', headers } = incoming
        subscriber.heard.push({ path: url, headers, body: Buffer.concat(parts).toString() })
        outgoing.writeHead(subscriber.answer.status, subscriber.answer.headers).end()
      })
    })
    const subscriber = new Subscriber(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return subscriber
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`
  }

  /** Whether the newest message is signed with a secret. */
  believes(secret: string): boolean {
    const { headers, body } = this.heard.at(-1)!
    try {
      return Boolean(verify({ secrets: [secret], headers, body, now: new Date() }))
    } catch {
      return false
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }
}
