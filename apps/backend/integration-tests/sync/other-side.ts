import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bridgeSecrets, HeldQuestion, parseBridgeKeys, type HeldState } from '@cityos/bridge'
import { sign, verify } from '@cityos/webhooks'

const BRIDGE_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`
const keys = parseBridgeKeys(BRIDGE_KEYS)
const now = () => new Date()

/** A message as it arrived, its signature checked. */
export interface Told {
  path: string
  id: string
  event: string
  tenant_id: string
  entity: string
  entity_id: string
  version: number
  hash: string
  deleted: boolean
  data: Record<string, unknown> | null
  correlation_id: string | null
  at: number
}

/** The content admin as Medusa sees it: takes messages in, says what it holds, and tells what a test lets it tell. */
export class OtherSide {
  readonly told: Told[] = []
  /** What came to an address that a tenant has named. */
  readonly hooks: { event: string; entity_id: string; data: unknown }[] = []
  /** What is answered to messages. */
  answers = (): number => 202
  private readonly held = new Map<string, HeldState>()
  private readonly waiting = new Set<() => void>()

  private constructor(private readonly server: Server) {}

  static async start(): Promise<OtherSide> {
    const server = createServer((request, response) => {
      side.take(request).then(
        (answer) => response.writeHead(answer.status).end(JSON.stringify(answer.body ?? {})),
        (error: unknown) => response.writeHead(401).end(String(error)),
      )
    })
    const side = new OtherSide(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return side
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** What a backend is told about it. */
  get env(): Record<string, string> {
    return { ORCHESTRATOR_URL: this.url, BRIDGE_KEYS, WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on' }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** Forgets what it was told, as if it had never heard of it. */
  forget(): void {
    this.told.length = 0
    this.held.clear()
  }

  /** Holds another state than it was told. */
  distort(entityId: string): void {
    const held = this.held.get(entityId)
    if (!held) throw new Error(`Nothing is held of ${entityId}.`)
    held.hash = 'f'.repeat(64)
  }

  /** The newest message that fits, as soon as there is one. */
  async heard(fits: (told: Told) => boolean, withinMs = 10_000): Promise<Told> {
    const end = Date.now() + withinMs
    for (;;) {
      const found = this.told.findLast(fits)
      if (found) return found
      const left = end - Date.now()
      if (left <= 0) {
        const events = this.told.map(({ event, entity_id, version }) => `${event} ${entity_id} ${version}`)
        throw new Error(`Nobody told that within ${withinMs} ms, but:\n${events.join('\n')}`)
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.waiting.add(() => (clearTimeout(timer), resolve()))
      })
    }
  }

  private async take(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
    let body = ''
    for await (const part of request) body += String(part)
    if (request.url === '/hooks') {
      this.hooks.push(JSON.parse(body) as { event: string; entity_id: string; data: unknown })
      return { status: 200 }
    }
    const [, tenantId = '', held] =
      /^\/api\/webhooks\/bridge\/([^/]+)(\/held)?$/.exec(request.url ?? '') ?? []
    const secrets = bridgeSecrets(keys, 'medusa', tenantId)
    const message = verify({ secrets, headers: request.headers as Record<string, string>, body, now: now() })
    if (held) return { status: 200, body: { held: this.answerHeld(HeldQuestion.parse(message)) } }
    const status = this.answers()
    if (status === 202) this.hold(message as Told, request)
    return { status }
  }

  private hold(message: Told, request: IncomingMessage): void {
    const known = this.held.get(message.entity_id)
    this.told.push({
      ...message,
      path: request.url ?? '',
      id: String(request.headers['webhook-id']),
      at: Date.now(),
    })
    if (!known || known.version < message.version) {
      const { entity_id, version, hash, deleted } = message
      this.held.set(entity_id, { entity_id, version, hash, deleted })
    }
    for (const wake of this.waiting) wake()
    this.waiting.clear()
  }

  private answerHeld({ tenant_id, entity, after, most }: HeldQuestion): HeldState[] {
    const about = new Set(
      this.told.filter((t) => t.tenant_id === tenant_id && t.entity === entity).map((t) => t.entity_id),
    )
    return [...this.held.values()]
      .filter(({ entity_id: id }) => about.has(id) && id > after)
      .sort((a, b) => (a.entity_id < b.entity_id ? -1 : 1))
      .slice(0, most)
  }
}

/** A request that the content admin signs; whatever a test changes, it changes after. */
export function signed(
  tenantId: string,
  body: unknown,
  { at = now(), id = `msg_${Math.random().toString(36).slice(2)}`, sender = 'payload' } = {},
): { headers: Record<string, string>; body: string } {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const [secret] = bridgeSecrets(keys, sender, tenantId) as [string]
  return {
    headers: { ...sign({ secret, id, timestamp: at, body: text }), 'content-type': 'application/json' },
    body: text,
  }
}
