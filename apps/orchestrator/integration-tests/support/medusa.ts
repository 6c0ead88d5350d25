import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { bridgeSecrets, hashOf, HeldQuestion, Message, parseBridgeKeys, type State } from '@cityos/bridge'
import { sign, verify } from '@cityos/webhooks'
import { BRIDGE_KEYS } from './environment'

const KEYS = parseBridgeKeys(BRIDGE_KEYS)

interface Received {
  path: string
  message: Message
}

export interface Telling {
  tenant: string
  entity: string
  id: string
  version: number
  state: State | null
  event?: string
  form?: number
  correlation?: string | null
}

/** Whoever plays Medusa: hears what it is sent, checks who signed it, and tells things itself. */
export class Medusa {
  readonly heard: Received[] = []
  /** What it answers; and what it holds, when it is asked. */
  status = 202
  held: object[] = []
  heldStatus = 200
  /** What it was asked about, as `<tenant> <entity>`. */
  readonly asked: string[] = []
  /** Takes what comes and says nothing. */
  silent = false
  unanswered = 0
  private readonly server: Server

  private constructor() {
    this.server = createServer((incoming, outgoing) => {
      void (async () => {
        const parts: Buffer[] = []
        for await (const part of incoming) parts.push(part as Buffer)
        if (this.silent) return void this.unanswered++
        const path = incoming.url ?? ''
        const tenant = decodeURIComponent(path.split('/')[3] ?? '')
        const secrets = bridgeSecrets(KEYS, 'payload', tenant)
        const said = verify({
          secrets,
          headers: incoming.headers,
          body: Buffer.concat(parts).toString(),
          now: new Date(),
        })
        if (path.endsWith('/held')) {
          const { after, entity } = HeldQuestion.parse(said)
          this.asked.push(`${tenant} ${entity}`)
          outgoing.writeHead(this.heldStatus, { 'content-type': 'application/json' })
          return outgoing.end(JSON.stringify({ held: after === '' ? this.held : [] }))
        }
        this.heard.push({ path, message: Message.parse(said) })
        outgoing.writeHead(this.status).end()
      })().catch((error: unknown) => outgoing.writeHead(500).end(String(error)))
    })
  }

  static async start(): Promise<Medusa> {
    const medusa = new Medusa()
    medusa.server.listen(0, '127.0.0.1')
    await once(medusa.server, 'listening')
    return medusa
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    this.server.close()
    await once(this.server, 'close')
  }

  /** The newest thing heard of an entity. */
  last = (entity: string, id?: string): Message | undefined =>
    this.heard
      .map(({ message }) => message)
      .filter((message) => message.entity === entity && (id === undefined || message.entity_id === id))
      .at(-1)
}

/** A message of Medusa's as it goes over the wire; `path` is what it is posted to. */
export function written(telling: Telling, changes: { secretOf?: string; at?: Date; id?: string } = {}) {
  const { tenant, entity, id: entityId, version, state, event, form = 1, correlation = null } = telling
  const id = changes.id ?? `msg_${randomUUID().replaceAll('-', '')}`
  const body = JSON.stringify({
    form,
    event: event ?? `${entity}.${state ? 'updated' : 'deleted'}`,
    tenant_id: tenant,
    entity,
    entity_id: entityId,
    version,
    hash: hashOf(state ?? undefined),
    deleted: state === null,
    data: state,
    occurred_at: new Date().toISOString(),
    correlation_id: correlation,
  })
  return { id, body, ...signed(body, tenant, { ...changes, id }) }
}

export function signed(
  body: string,
  tenant: string,
  { secretOf = tenant, at = new Date(), id }: { secretOf?: string; at?: Date; id: string },
) {
  const [secret] = bridgeSecrets(KEYS, 'medusa', secretOf)
  return {
    path: `/api/webhooks/bridge/${tenant}`,
    headers: { ...sign({ secret: secret!, id, timestamp: at, body }), 'content-type': 'application/json' },
  }
}

export async function post(url: string, { path, headers, body }: ReturnType<typeof written>) {
  const answer = await fetch(url + path, { method: 'POST', headers, body })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
