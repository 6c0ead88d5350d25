import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { syncModule } from '../../modules/sync/sync-module'
import { cursorAt, positionOf } from './log-cursor'

/** Conditions of a list: SQL that ends where its value goes; those without a value are left out. */
export type Conditions = readonly (readonly [string, unknown])[]

export interface Asked {
  limit: number
  cursor?: string | undefined
  tenant_id?: string | undefined
}

interface Page<Row> {
  rows: Row[]
  limit: number
  next_cursor: string | null
}

/** Whose rows are asked for: a tenant's own and no others; on the platform's host one tenant's, or undefined for all. */
export function tenantAsked({ tenant_id: named }: Pick<Asked, 'tenant_id'>): string | undefined {
  const here = requireTenantId()
  if (here === PLATFORM_TENANT_ID) return named
  if (named !== undefined && named !== here)
    throw new CityosError('not_found', `There is no tenant ${named}.`)
  return here
}

/**
 * One page of a log, the newest first. `sql` has `$where`, and answers `position`, by which it is ordered: the cursor
 * stands for it, in the column that `before` names.
 * @throws CityosError `cursor_invalid`
 */
export async function pageOf<Row extends { position: string }>(
  container: MedusaContainer,
  { limit, cursor }: Asked,
  sql: string,
  before: string,
  conditions: Conditions,
): Promise<Page<Row>> {
  const wanted = [...conditions, [`${before} < `, positionOf(container, cursor)] as const]
  const given = wanted.filter(([, value]) => value !== undefined)
  const where = given.map(([text], index) => `${text}$${index + 1}`).join(' and ') || 'true'
  const rows = await syncModule(container).database.transaction((tx) =>
    tx.query<Row>(sql.replace('$where', where) + ` limit $${given.length + 1}`, [
      ...given.map(([, value]) => value),
      limit + 1,
    ]),
  )
  return cutPage(container, rows, limit)
}

/** A page of `limit` rows, of one more where there are older ones. */
export function cutPage<Row extends { position: string }>(
  container: MedusaContainer,
  rows: Row[],
  limit: number,
): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown, limit, next_cursor: last ? cursorAt(container, last.position) : null }
}
