import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BigNumberRawValue } from '@medusajs/framework/types'

/** A capture as Medusa has written it down before it asks: how much, and how much of its payment so far, itself included. */
export interface Capture {
  amount: BigNumberRawValue
  so_far: BigNumberRawValue
  /** Of other vendors’, what Stripe may have captured without Medusa knowing: the answer was lost. */
  unknown_minor: bigint
}

interface Row {
  amount: BigNumberRawValue
  so_far: string
  unknown_minor: string
}

/** Null for what is no capture. */
export async function readCapture(sql: Knex, id: string): Promise<Capture | null> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select c.raw_amount as amount,
            (select sum((o.raw_amount ->> 'value')::numeric)::text from capture o
              where o.payment_id = c.payment_id and o.deleted_at is null) as so_far,
            (select coalesce(sum(i.amount_minor), 0)::text from vendor_order_intent i
              where i.payment_id = c.payment_id and i.kind = 'capture' and i.state in ('open', 'unclear')
                and i.called_at is not null
                and not exists (select from capture o where o.created_by = i.id and o.deleted_at is null)) as unknown_minor
       from capture c where c.id = ? and c.deleted_at is null`,
    [id],
  )
  const [row] = rows
  if (!row) return null
  return { amount: row.amount, so_far: { value: row.so_far }, unknown_minor: BigInt(row.unknown_minor) }
}
