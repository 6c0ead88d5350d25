import { isStale, open, seal, type SealingKey } from '@cityos/sealing'
import type { Payload, Where } from 'payload'
import { resealWebhooks } from '../bridge/tenants/reseal-webhooks'
import { sealedFor } from '../collections/IntegrationEndpoints/credentials'

interface Endpoint {
  id: string
  tenant: unknown
  credentialsSealed?: string | null
}

const PAGE = 100

/** Seals what older keys sealed under the current one, so that those can be thrown away. @returns how many there were. */
export async function reseal(payload: Payload, keys: readonly SealingKey[]): Promise<number> {
  let changed = await resealWebhooks(keys)
  for (let last = '', page: Endpoint[] = []; ; last = page.at(-1)!.id) {
    const after: Where = last ? { id: { greater_than: last } } : {}
    const found = await payload.db.find({
      collection: 'integration-endpoints',
      where: after,
      sort: 'id',
      limit: PAGE,
    })
    page = found.docs as unknown as Endpoint[]
    for (const endpoint of page) changed += await resealOne(payload, keys, endpoint)
    if (page.length < PAGE) return changed
  }
}

async function resealOne(payload: Payload, keys: readonly SealingKey[], endpoint: Endpoint): Promise<0 | 1> {
  const { id, credentialsSealed, tenant } = endpoint
  if (!credentialsSealed || !isStale(credentialsSealed, keys)) return 0
  const context = sealedFor(tenant)
  const sealed = seal(open(credentialsSealed, keys, context), keys, context)
  await payload.db.updateOne({ collection: 'integration-endpoints', id, data: { credentialsSealed: sealed } })
  return 1
}
