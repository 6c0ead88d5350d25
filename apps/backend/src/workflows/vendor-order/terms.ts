import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What a vendor order costs, what of it is not the vendor's, and the money that came and went. Minor units. */
export interface Terms {
  vendor_order_id: string
  vendor_id: string
  gross_minor: bigint
  commission_minor: bigint
  commission_tax_minor: bigint
  tax_minor: bigint
  captured_minor: bigint
  refunded_minor: bigint
  /** It was rejected or canceled. */
  is_closed: boolean
}

const AMOUNTS = [
  ...['gross_minor', 'commission_minor', 'commission_tax_minor', 'tax_minor'],
  ...['captured_minor', 'refunded_minor'],
] as const

/** The vendor orders of an order, in their order. */
export async function readTerms(trx: Knex, orderId: string): Promise<Terms[]> {
  const { rows } = await trx.raw<{ rows: Record<string, string>[] }>(
    `select id as vendor_order_id, vendor_id, total_minor as gross_minor, commission_minor, commission_tax_minor,
            tax_minor, captured_minor, refunded_minor, status in ('rejected', 'canceled') as is_closed
       from vendor_order where order_id = ? order by position`,
    [orderId],
  )
  return rows.map(
    (row) =>
      ({
        ...row,
        ...Object.fromEntries(AMOUNTS.map((name) => [name, BigInt(row[name]!)])),
      }) as unknown as Terms,
  )
}

/** Writes what came and went. What came after the rest was released waits to be released itself. */
export async function writeMoney(trx: Knex, terms: readonly Terms[]): Promise<void> {
  for (const { vendor_order_id, captured_minor, refunded_minor } of terms) {
    await trx.raw(
      `update vendor_order set captured_minor = :captured, refunded_minor = :refunded, updated_at = now(),
              released_at = case when captured_minor < :captured::bigint then null else released_at end
        where id = :id and (captured_minor, refunded_minor) <> (:captured::bigint, :refunded::bigint)`,
      { id: vendor_order_id, captured: String(captured_minor), refunded: String(refunded_minor) },
    )
  }
}
