import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'

/**
 * Whether the tenant in scope charges anybody. The row comes with its first subscription and goes into no export, so a
 * copy, or what was brought back from a file, has none: its customers are the original's, or were charged since.
 */
export async function isBilling(sql: Knex): Promise<boolean> {
  return (await findBilling(sql)) ?? false
}

/** What is written down, null for nothing. */
export async function findBilling(sql: Knex): Promise<boolean | null> {
  const { rows } = await sql.raw<{ rows: { is_on: boolean }[] }>(`select is_on from subscription_billing`)
  return rows[0]?.is_on ?? null
}

/** The same for people: where nothing was sold yet, what will be is billed. */
export async function willBill(sql: Knex): Promise<boolean> {
  const { rows } = await sql.raw<{ rows: { is_on: boolean }[] }>(
    `select coalesce((select is_on from subscription_billing), not exists (select from subscription)) as is_on`,
  )
  return rows[0]!.is_on
}

/** Where there is no subscription yet, those that come are this tenant's own. Before the first is written. */
export async function beginBilling(trx: Knex, now: Date): Promise<void> {
  await trx.raw(
    `insert into subscription_billing (id, is_on, updated_at)
     select ?, true, ? where not exists (select from subscription)
     on conflict (tenant_id, is_only) do nothing`,
    [newId(ID_PREFIXES.subscription_billing), now],
  )
}

/** Null takes the row away. */
export async function writeBilling(trx: Knex, isOn: boolean | null, now: Date): Promise<void> {
  if (isOn === null) {
    await trx.raw(`delete from subscription_billing`)
    return
  }
  await trx.raw(
    `insert into subscription_billing (id, is_on, updated_at) values (?, ?, ?)
     on conflict (tenant_id, is_only) do update set is_on = excluded.is_on, updated_at = excluded.updated_at`,
    [newId(ID_PREFIXES.subscription_billing), isOn, now],
  )
}
