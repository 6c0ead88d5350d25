import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What a vendor has sold in a month, in minor units; a month of the tenant's zone, `2026-03`. */
export interface Volume {
  vendor_id: string
  currency_code: string
  month: string
  volume_minor: bigint
}

type Key = Omit<Volume, 'volume_minor'>

export const volumeKey = ({ vendor_id, currency_code, month }: Key) =>
  `${vendor_id} ${currency_code} ${month}`

/**
 * Adds to what vendors have sold, and answers what each had sold before. Until the transaction ends nobody else gets
 * past here for the same vendor, currency and month: two sales at once see each other, one after the other. Rows are
 * taken in one order, so two transactions never wait for each other.
 */
export async function addVolumes(trx: Knex, added: readonly Volume[]): Promise<Map<string, bigint>> {
  const sums = new Map<string, Volume>()
  for (const one of added) {
    const key = volumeKey(one)
    sums.set(key, { ...one, volume_minor: one.volume_minor + (sums.get(key)?.volume_minor ?? 0n) })
  }
  const { rows } = await trx.raw<{ rows: (Key & { volume_minor: string })[] }>(
    `insert into commission_volume as held (vendor_id, currency_code, month, volume_minor)
     select vendor_id, currency_code, month, volume_minor
       from json_to_recordset(?) as x(vendor_id text, currency_code text, month text, volume_minor bigint)
      order by 1, 2, 3
     on conflict (tenant_id, vendor_id, currency_code, month)
        do update set volume_minor = held.volume_minor + excluded.volume_minor
     returning vendor_id, currency_code, month, volume_minor`,
    [JSON.stringify([...sums.values()].map((sum) => ({ ...sum, volume_minor: String(sum.volume_minor) })))],
  )
  return new Map(
    rows.map((row) => {
      const key = volumeKey(row)
      return [key, BigInt(row.volume_minor) - sums.get(key)!.volume_minor]
    }),
  )
}

/** What vendors have sold in these months; what is not in the answer is nothing. */
export async function readVolumes(trx: Knex, keys: readonly Key[]): Promise<Map<string, bigint>> {
  const { rows } = await trx.raw<{ rows: (Key & { volume_minor: string })[] }>(
    `select vendor_id, currency_code, month, volume_minor
       from commission_volume
       join json_to_recordset(?) as x(vendor_id text, currency_code text, month text)
            using (vendor_id, currency_code, month)`,
    [JSON.stringify(keys)],
  )
  return new Map(rows.map((row) => [volumeKey(row), BigInt(row.volume_minor)]))
}
