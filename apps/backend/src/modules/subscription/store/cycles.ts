import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BillingCycleKind, BillingCycleStatus } from '@cityos/contracts'

const AMOUNTS = [
  'items_minor',
  'discount_minor',
  'shipping_minor',
  'tax_minor',
  'credit_minor',
  'total_minor',
] as const
export type CycleAmounts = Record<(typeof AMOUNTS)[number], bigint>

/** A row of `billing_cycle`; dates are ISO texts, the period is [starts_on, ends_on). */
export type CycleRow = CycleAmounts & {
  id: string
  subscription_id: string
  index: number
  starts_on: string
  ends_on: string
  due_at: Date
  kind: BillingCycleKind
  status: BillingCycleStatus
  currency_code: string
  /** The id that its order has, or is going to have. */
  planned_order_id: string | null
  order_id: string | null
  failure_code: string | null
  failure_message: string | null
  /** When it could not be ordered, and waits for people. */
  blocked_at: Date | null
  /** When somebody asked for it to be tried again. */
  retry_at: Date | null
  next_attempt_at: Date | null
  /** When it is written off, unless another method is chosen before. */
  gives_up_at: Date | null
  /** Counts what its order has to be told, such as of money that came. */
  money_version: number
  paid_at: Date | null
}

const PLAIN = `id, subscription_id, "index", starts_on::text as starts_on, ends_on::text as ends_on, due_at, kind, status,
  currency_code, planned_order_id, order_id, failure_code, failure_message, blocked_at, retry_at, next_attempt_at,
  gives_up_at, money_version, paid_at`

type Row = Omit<CycleRow, keyof CycleAmounts> & Record<keyof CycleAmounts, string>

const toCycle = (row: Row): CycleRow => ({
  ...row,
  ...(Object.fromEntries(AMOUNTS.map((name) => [name, BigInt(row[name])])) as CycleAmounts),
})

/** What a cycle asks that nothing but its things is known of. */
export const plainAmounts = (items_minor: bigint): CycleAmounts => ({
  ...{ items_minor, discount_minor: 0n, shipping_minor: 0n, tax_minor: 0n, credit_minor: 0n },
  total_minor: items_minor,
})

export type NewCycle = Omit<
  CycleRow,
  | 'planned_order_id'
  | 'failure_code'
  | 'failure_message'
  | 'blocked_at'
  | 'retry_at'
  | 'next_attempt_at'
  | 'gives_up_at'
  | 'money_version'
>

export async function insertCycles(trx: Knex, cycles: readonly NewCycle[], now: Date): Promise<void> {
  if (!cycles.length) return
  await trx('billing_cycle').insert(
    cycles.map((cycle) => ({
      ...cycle,
      ...Object.fromEntries(AMOUNTS.map((name) => [name, String(cycle[name])])),
      ...{ created_at: now, updated_at: now },
    })),
  )
}

/** The latest cycles of a subscription, the last first. */
export async function readCycles(sql: Knex, subscriptionId: string, most: number): Promise<CycleRow[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${PLAIN}, ${AMOUNTS.join(', ')} from billing_cycle where subscription_id = ?
      order by "index" desc limit ?`,
    [subscriptionId, most],
  )
  return rows.map(toCycle)
}

/** Cycles that a change may touch: those that are not over, and the last that was paid; locked. */
export async function lockOpenCycles(trx: Knex, subscriptionId: string): Promise<CycleRow[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select ${PLAIN}, ${AMOUNTS.join(', ')} from billing_cycle where subscription_id = :id
        and (status not in ('paid', 'void', 'uncollectible') or "index" = (select max(p."index") from billing_cycle p
               where p.subscription_id = :id and p.status = 'paid'))
      order by "index" for update`,
    { id: subscriptionId },
  )
  return rows.map(toCycle)
}

/**
 * What a subscription owes and is not under way: what was refused or could not be ordered; of one that is `unpaid` also
 * what was given up. Locked, oldest first.
 */
export async function lockOwedCycles(
  trx: Knex,
  { id, status }: { id: string; status: string },
): Promise<CycleRow[]> {
  const statuses = { active: ['failed'], past_due: ['failed'], unpaid: ['uncollectible'] }[status] ?? []
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select ${PLAIN}, ${AMOUNTS.join(', ')} from billing_cycle where subscription_id = ? and status = any(?)
      order by "index" for update`,
    [id, statuses] as never,
  )
  return rows.map(toCycle)
}

/** Cycles by their ids, in no particular order. */
export async function readCyclesOf(sql: Knex, ids: readonly string[]): Promise<CycleRow[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${PLAIN}, ${AMOUNTS.join(', ')} from billing_cycle where id = any(?)`,
    [ids] as never,
  )
  return rows.map(toCycle)
}

/**
 * Cycles that news may change: those that are not over, those that were given up, and the one that the news is of; in
 * their order. The caller has locked the subscription.
 */
export async function readUnsettled(trx: Knex, subscriptionId: string, cycleId: string): Promise<CycleRow[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select ${PLAIN}, ${AMOUNTS.join(', ')} from billing_cycle
      where subscription_id = ? and (id = ? or status not in ('paid', 'void') or status = 'void' and failure_code = ?)
      order by "index"`,
    [subscriptionId, cycleId, GIVEN_UP],
  )
  return rows.map(toCycle)
}

/** Why a cycle is void that waited behind one that was given up: money that comes late brings it back. */
export const GIVEN_UP = 'given_up'

/** Why a cycle is void, or blocked until somebody sees to that, whose order people have canceled. */
export const ORDER_CANCELED = 'order_canceled'

export type CyclePatch = Partial<
  Pick<
    CycleRow,
    | 'status'
    | 'planned_order_id'
    | 'order_id'
    | 'failure_code'
    | 'failure_message'
    | 'blocked_at'
    | 'retry_at'
    | 'next_attempt_at'
    | 'gives_up_at'
    | 'money_version'
    | 'paid_at'
  > &
    CycleAmounts
>

/** Writes some columns of a cycle, whose subscription the caller has locked, or which it has claimed. */
export async function patchCycle(trx: Knex, id: string, patch: CyclePatch, now: Date): Promise<void> {
  const amounts = AMOUNTS.filter((name) => patch[name] !== undefined)
  await trx('billing_cycle')
    .where({ id })
    .update({
      ...patch,
      ...Object.fromEntries(amounts.map((name) => [name, String(patch[name])])),
      updated_at: now,
    })
}

/**
 * A period that was paid and that nothing has cut short: none began within it, as with another interval or when it went
 * on, and what was left of it was not credited for a rest that nobody has taken back.
 */
const WHOLE = `c.status = 'paid' and c.kind = 'period'
  and not exists (select from billing_cycle n where n.subscription_id = c.subscription_id and n.kind = 'period'
                     and n."index" > c."index" and n.starts_on < c.ends_on)
  and not exists (select from credit_entry k where k.subscription_id = c.subscription_id and k.reason = 'pause'
                     and k.created_at > c.created_at
                     and (k.created_at at time zone s.time_zone)::date between c.starts_on and c.ends_on - 1
                     and not exists (select from credit_entry u where u.subscription_id = k.subscription_id
                                        and u.source = 'undone ' || k.source))`

/** How many cycles there were, the highest number of one, and how many periods were paid and are whole. */
export async function countCycles(
  sql: Knex,
  subscriptionId: string,
): Promise<{ count: number; last_index: number; paid: number }> {
  const { rows } = await sql.raw<{ rows: { count: number; last_index: number; paid: number }[] }>(
    `select count(*)::int as count, coalesce(max(c."index"), -1) as last_index,
            (count(*) filter (where ${WHOLE}))::int as paid
       from billing_cycle c join subscription s on s.id = c.subscription_id where c.subscription_id = ?`,
    [subscriptionId],
  )
  return rows[0]!
}

/** When each of these subscriptions is billed next. */
export async function nextDue(
  sql: Knex,
  subscriptionIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql.raw<{ rows: { subscription_id: string; due_at: Date }[] }>(
    `select subscription_id, min(due_at) as due_at from billing_cycle
      where subscription_id = any(?) and status = 'scheduled' group by subscription_id`,
    [subscriptionIds] as never,
  )
  return new Map(rows.map(({ subscription_id, due_at }) => [subscription_id, due_at]))
}

/** These are not billed any more. */
export async function voidCycles(
  trx: Knex,
  ids: readonly string[],
  failure_code: string,
  now: Date,
): Promise<void> {
  await trx('billing_cycle')
    .whereIn('id', [...ids])
    .update({
      ...{ status: 'void', failure_code, next_attempt_at: null, gives_up_at: null, updated_at: now },
      // Its order, if it has one, is not wanted any more.
      money_version: trx.raw('money_version + 1'),
    })
}

/** Makes room for one more before these: each gets the next number, the highest first. */
export async function moveBack(
  trx: Knex,
  cycles: readonly { id: string; index: number }[],
  now: Date,
): Promise<void> {
  for (const { id, index } of [...cycles].sort((a, b) => b.index - a.index)) {
    await trx('billing_cycle')
      .where({ id })
      .update({ index: index + 1, updated_at: now })
  }
}

/** What a cycle that is not billed yet asks, when its things are others. */
export async function writeAmounts(trx: Knex, id: string, items_minor: bigint, now: Date): Promise<void> {
  const amount = String(items_minor)
  await trx('billing_cycle')
    .where({ id })
    .update({ items_minor: amount, total_minor: amount, updated_at: now })
}

/** What of a cycle a change may touch; amounts as texts, which survive being copied. */
export interface KeptCycle {
  id: string
  index: number
  status: BillingCycleStatus
  failure_code: string | null
  blocked_at: Date | string | null
  retry_at: Date | string | null
  next_attempt_at: Date | string | null
  money_version: number
  items_minor: string
  total_minor: string
}

export const kept = (cycle: CycleRow): KeptCycle => {
  const { id, index, status, failure_code, blocked_at, retry_at, next_attempt_at, money_version } = cycle
  const { items_minor, total_minor } = cycle
  return {
    ...{ id, index, status, failure_code, blocked_at, retry_at, next_attempt_at, money_version },
    ...{ items_minor: String(items_minor), total_minor: String(total_minor) },
  }
}

/** Writes again what cycles were before a change. */
export async function restoreCycles(trx: Knex, before: readonly KeptCycle[], now: Date): Promise<void> {
  // The lowest first: each goes to where the one before it was.
  for (const { id, ...columns } of [...before].sort((a, b) => a.index - b.index)) {
    await trx('billing_cycle')
      .where({ id })
      .update({ ...columns, updated_at: now })
  }
}

export async function removeCycles(trx: Knex, ids: readonly string[]): Promise<void> {
  await trx('billing_cycle')
    .whereIn('id', [...ids])
    .delete()
}
