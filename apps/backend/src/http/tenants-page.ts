import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { readAcrossTenants } from '@cityos/medusa-tenancy'
import { decodeKey, encodeKey } from './commission/cursor'

interface Wanted {
  /** Its name, for cursors. */
  list: string
  reason: string
  /** Ends with its bindings for: behind which tenant, twice the status or null, how many rows. */
  sql: string
  bindings: readonly unknown[]
}

interface Query {
  limit: number
  cursor?: string | undefined
  status?: string | undefined
}

/** One page of what is said of each tenant, by tenant. @throws CityosError `cursor_invalid`. */
export async function readTenantsPage<Row extends { tenant_id: string }>(
  container: MedusaContainer,
  { list, reason, sql, bindings }: Wanted,
  { limit, cursor, status }: Query,
) {
  const after = cursor ? decodeKey(list, cursor) : ''
  const found = await readAcrossTenants<Row>(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), {
    ...{ reason, sql },
    bindings: [...bindings, after, status ?? null, status ?? null, limit + 1],
  })
  const last = found.length > limit ? found[limit - 1] : undefined
  return {
    rows: found.slice(0, limit),
    page: { limit, next_cursor: last ? encodeKey(list, last.tenant_id) : null },
  }
}
