import type { MadeWebhookEndpoint } from '@cityos/contracts'
import { expectOk, type TestBackend, type TestTenant } from '@cityos/testing'

export interface Heard {
  event: string
  tenant_id: string
  entity: string
  entity_id: string
  version: number
  data: Record<string, unknown> | null
}

const LONGEST_MS = 20_000

/** An endpoint of a tenant's: what is on its way to it, whether or not anybody is there. */
export class Listening {
  private constructor(
    private readonly backend: TestBackend,
    private readonly id: string,
  ) {}

  static async to(backend: TestBackend, tenant: TestTenant, events: string[]): Promise<Listening> {
    const url = 'https://erp.invalid/hooks'
    const made = await tenant.admin.post<MadeWebhookEndpoint>('/admin/webhook-endpoints', { url, events })
    return new Listening(backend, expectOk(made).webhook_endpoint.id)
  }

  /** Everything about one thing, or all things, the oldest first. */
  heard(entityId?: string): Promise<Heard[]> {
    return this.backend.sql(async (owner) => {
      const { rows } = await owner.query<{ body: string }>(
        `select body from sync_delivery where endpoint_id = $1 and entity_id = coalesce($2, entity_id)
          order by position`,
        [this.id, entityId],
      )
      return rows.map(({ body }) => JSON.parse(body) as Heard)
    })
  }

  /** What fits, as soon as it is told. */
  async hear(entity: string, fits: (data: Record<string, unknown>, heard: Heard) => boolean): Promise<Heard> {
    for (const end = Date.now() + LONGEST_MS; ; await new Promise((next) => setTimeout(next, 50))) {
      const all = (await this.heard()).filter((one) => one.entity === entity)
      const found = all.find((one) => fits(one.data ?? {}, one))
      if (found) return found
      if (Date.now() > end) throw new Error(`Nobody told that of a ${entity}, but: ${JSON.stringify(all)}`)
    }
  }
}
