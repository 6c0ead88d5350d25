import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionLineRow } from './line-row'

const AMOUNTS = ['unit_price_minor', 'base_minor', 'volume_minor', 'amount_minor', 'tax_minor'] as const

/** A frozen line, and when its row was written. */
export type StoredLine = CommissionLineRow & { created_at: Date }

type Raw = Omit<StoredLine, (typeof AMOUNTS)[number]> & Record<(typeof AMOUNTS)[number], string>

/** Lines of the tenant in scope, the newest first. `where` is SQL with a place for each of `values`. */
export async function readLines(
  trx: Knex,
  where: string,
  values: readonly unknown[],
  most = 1_000_000,
): Promise<StoredLine[]> {
  const { rows } = await trx.raw<{ rows: Raw[] }>(
    `select * from commission_line where ${where} order by id desc limit ?`,
    [...values, most] as never,
  )
  return rows.map((row) => ({
    ...row,
    quantity: String(row.quantity),
    ...(Object.fromEntries(AMOUNTS.map((name) => [name, BigInt(row[name])])) as Record<
      (typeof AMOUNTS)[number],
      bigint
    >),
  }))
}
