import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { PageInfo } from '@cityos/contracts'
import { listSelected, type PageQuery } from '../paging'

/**
 * One page of a table of payouts, in the order in which its rows were made; filters that are undefined ask for nothing,
 * and `narrow` for what no column says. `created_from` and `created_to` are when its rows were made, the latter not
 * included.
 * @throws CityosError `cursor_invalid`.
 */
export function listRows<Row extends { id: string }>(
  container: MedusaContainer,
  table: string,
  { created_from, created_to, ...filters }: Record<string, string | undefined>,
  query: PageQuery,
  narrow: ((rows: Knex.QueryBuilder) => unknown) | undefined = undefined,
): Promise<{ rows: Row[]; page: PageInfo }> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const named = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
  return listSelected<Row>(
    () =>
      connection(table)
        .where(named)
        .modify((rows) => {
          if (created_from !== undefined) rows.where('created_at', '>=', created_from)
          if (created_to !== undefined) rows.where('created_at', '<', created_to)
          narrow?.(rows)
        }),
    query,
  )
}
