import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BigNumberRawValue } from '@medusajs/framework/types'

/** A capture as Medusa has written it down before it asks: how much, and how much of its payment so far, itself included. */
export interface Capture {
  amount: BigNumberRawValue
  so_far: BigNumberRawValue
}

/** Null for what is no capture. */
export async function readCapture(sql: Knex, id: string): Promise<Capture | null> {
  const { rows } = await sql.raw<{ rows: { amount: BigNumberRawValue; so_far: string }[] }>(
    `select c.raw_amount as amount,
            (select sum((o.raw_amount ->> 'value')::numeric)::text from capture o
              where o.payment_id = c.payment_id and o.deleted_at is null) as so_far
       from capture c where c.id = ? and c.deleted_at is null`,
    [id],
  )
  const [row] = rows
  return row ? { amount: row.amount, so_far: { value: row.so_far } } : null
}
