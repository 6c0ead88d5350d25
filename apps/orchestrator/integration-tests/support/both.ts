import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  asOwner,
  freePort,
  startServer,
  TestBackend,
  type ServerProcess,
  type TestDatabase,
} from '@cityos/testing'
import { orchestratorDatabase } from './database'
import { BRIDGE_KEYS, environment } from './environment'
import { startOrchestrator, type OrchestratorProcess } from './server-process'
import { end, startWorkerProcess } from './worker-process'

export type App = 'medusa' | 'payload server' | 'payload worker'

/** Medusa and the content admin beside each other, each with its own database, joined by nothing but the bridge. */
export class Both {
  private constructor(
    readonly backend: TestBackend,
    private medusa: ServerProcess,
    private readonly medusaEnv: Record<string, string>,
    public payload: OrchestratorProcess,
    private worker: ChildProcess,
    private readonly payloadEnv: Record<string, string>,
    private readonly content: TestDatabase,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Both> {
    const [content, medusaPort, payloadPort, folder] = await Promise.all([
      orchestratorDatabase(),
      freePort(),
      freePort(),
      mkdtemp(join(tmpdir(), 'cityos-both-')),
    ])
    const payloadUrl = `http://127.0.0.1:${payloadPort}`
    const bridge = { BRIDGE_KEYS, WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on' }
    const medusaEnv = { ...bridge, ORCHESTRATOR_URL: payloadUrl, PORT: String(medusaPort) }
    const payloadEnv = {
      ...(await environment(content.ownerUrl, bridge)),
      ORCHESTRATOR_URL: payloadUrl,
      BACKEND_URL: `http://127.0.0.1:${medusaPort}`,
      CONTENT_DATA_DIR: folder,
    }
    const backend = await TestBackend.start({ env: medusaEnv })
    const known = { ...medusaEnv, DATABASE_APP_URL: backend.database.appUrl }
    const payload = await startOrchestrator(payloadEnv, payloadPort)
    const worker = startWorkerProcess(payloadEnv)
    return new Both(backend, backend.server, known, payload, worker, payloadEnv, content, folder)
  }

  async stop(): Promise<void> {
    await end(this.worker, 'SIGTERM')
    await this.payload.stop()
    await this.medusa.stop()
    await this.backend.stop()
    await this.content.drop()
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Ends a process without a word and starts it again at the same address. */
  async crash(app: App): Promise<void> {
    if (app === 'medusa') {
      await this.medusa.kill()
      this.medusa = await startServer(this.medusaEnv)
    } else if (app === 'payload worker') {
      await end(this.worker, 'SIGKILL')
      this.worker = startWorkerProcess(this.payloadEnv)
    } else {
      await this.payload.stop()
      this.payload = await startOrchestrator(this.payloadEnv, Number(new URL(this.payload.url).port))
    }
  }

  inMedusa<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.backend.sql(async (owner) => (await owner.query<Row>(text, values)).rows)
  }

  inPayload<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return asOwner(this.content.ownerUrl, async (client) => (await client.query<Row>(text, values)).rows)
  }

  /** Lets what a dead process has held, or what failed, be tried now instead of in half a minute. */
  async hurry(): Promise<void> {
    const due = `update sync_delivery set next_attempt_at = least(next_attempt_at, now())
                  where state in ('sending', 'retrying')`
    const open = `update webhook_endpoint set open_until = null where open_until is not null`
    const inbox = `update sync_inbox set next_attempt_at = least(next_attempt_at, now()) where state = 'received'`
    for (const side of [this.inMedusa.bind(this), this.inPayload.bind(this)]) {
      for (const statement of [due, open, inbox]) await side(statement)
    }
  }

  /** Waits until neither side has anything left to do. @throws Error with what is left. */
  async settle(patienceMs = 180_000): Promise<void> {
    const open = `select 'outbox' as what, entity, entity_id as id, null as error from sync_outbox
      union all select 'delivery', entity, entity_id, last_error from sync_delivery where state in ('queued', 'sending', 'retrying', 'dead')
      union all select 'inbox', entity, entity_id, last_error from sync_inbox where state in ('received', 'dead')`
    let left: unknown[] = []
    for (const endMs = performance.now() + patienceMs; performance.now() < endMs;) {
      left = [...(await this.inMedusa(open)), ...(await this.inPayload(open))]
      if (!left.length) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`The bridge has not settled: ${JSON.stringify(left.slice(0, 10))}`)
  }
}
