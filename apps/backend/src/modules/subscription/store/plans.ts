import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import {
  CityosError,
  ID_PREFIXES,
  newIds,
  type BillingInterval,
  type CreateSubscriptionPlan,
  type PlanTarget,
  type PriceByCurrency,
} from '@cityos/contracts'

/** A row of `subscription_plan`. */
export interface PlanRow {
  id: string
  version: number
  name: string
  description: string | null
  interval: BillingInterval
  interval_count: number
  discount_bps: number
  prices: PriceByCurrency | null
  trial_days: number
  minimum_cycles: number
  active: boolean
  created_at: Date
  updated_at: Date
}

/** What people decide about a plan. */
export type PlanContent = CreateSubscriptionPlan

/** A plan with what is sold on it. */
export type WholePlan = PlanRow & { targets: PlanTarget[] }

const TARGETS = `(select coalesce(json_agg(json_build_object('product_id', t.product_id,
    'variant_id', nullif(t.variant_id, '')) order by t.product_id, t.variant_id), '[]')
   from subscription_plan_target t where t.plan_id = p.id) as targets`

/** Plans by their ids, in no particular order; deleted ones are not there. */
export async function readPlans(sql: Knex, ids: readonly string[]): Promise<WholePlan[]> {
  const { rows } = await sql.raw<{ rows: WholePlan[] }>(
    `select p.*, ${TARGETS} from subscription_plan p where p.id = any(?) and p.deleted_at is null`,
    [ids] as never,
  )
  return rows
}

/** @throws CityosError `not_found`. */
export async function requirePlan(sql: Knex, id: string): Promise<WholePlan> {
  const [plan] = await readPlans(sql, [id])
  if (!plan) throw new CityosError('not_found', `There is no subscription plan ${id}.`)
  return plan
}

/** Makes a plan in its first version. */
export async function insertPlan(trx: Knex, id: string, content: PlanContent, now: Date): Promise<void> {
  await trx('subscription_plan').insert({
    ...columnsOf(content),
    ...{ id, version: 1, created_at: now, updated_at: now },
  })
  await writeTargets(trx, id, content.targets)
}

/**
 * Gives a plan other terms, for what is sold from now on; answers the plan as it was.
 * @throws CityosError `not_found`, `subscription_plan_changed` when it is no longer in `fromVersion`.
 */
export async function changePlan(
  trx: Knex,
  { id, fromVersion }: { id: string; fromVersion: number },
  change: (before: WholePlan) => PlanContent,
  now: Date,
): Promise<WholePlan> {
  const before = await lockPlan(trx, id)
  if (before.version !== fromVersion) {
    throw new CityosError(
      'subscription_plan_changed',
      `The subscription plan ${id} is in version ${before.version}, not in ${fromVersion}: read it again.`,
    )
  }
  const content = change(before)
  await trx('subscription_plan')
    .where({ id })
    .update({ ...columnsOf(content), version: before.version + 1, updated_at: now })
  await writeTargets(trx, id, content.targets)
  return before
}

/** Writes again what a plan was, unless somebody has built on the change. */
export async function restorePlan(trx: Knex, before: WholePlan): Promise<void> {
  const { id, version, updated_at } = before
  const changed = await trx('subscription_plan')
    .where({ id, version: version + 1 })
    .update({ ...columnsOf(before), version, updated_at })
  if (changed) await writeTargets(trx, id, before.targets)
}

/** From here on nothing is sold on it; what was sold on it goes on. @throws CityosError `not_found`. */
export async function archivePlan(trx: Knex, id: string, now: Date): Promise<void> {
  await lockPlan(trx, id)
  await trx('subscription_plan').where({ id }).update({ deleted_at: now })
}

export async function unarchivePlan(trx: Knex, id: string): Promise<void> {
  await trx('subscription_plan').where({ id }).update({ deleted_at: null })
}

/** Takes back a plan that nobody has seen. */
export async function removePlan(trx: Knex, id: string): Promise<void> {
  await trx('subscription_plan').where({ id }).delete()
}

async function lockPlan(trx: Knex, id: string): Promise<WholePlan> {
  await trx('subscription_plan').where({ id }).forUpdate().first('id')
  return requirePlan(trx, id)
}

async function writeTargets(trx: Knex, plan_id: string, targets: readonly PlanTarget[]): Promise<void> {
  await trx('subscription_plan_target').where({ plan_id }).delete()
  if (!targets.length) return
  const ids = newIds(ID_PREFIXES.subscription_plan_target, targets.length)
  await trx('subscription_plan_target').insert(
    targets.map(({ product_id, variant_id }, index) => ({
      ...{ id: ids[index], plan_id, product_id, variant_id: variant_id ?? '' },
    })),
  )
}

function columnsOf(content: Omit<PlanContent, 'targets'>) {
  const { name, description, interval, interval_count, discount_bps, prices } = content
  const { trial_days, minimum_cycles, active } = content
  return {
    ...{ name, description, interval, interval_count, discount_bps, trial_days, minimum_cycles, active },
    prices: prices && JSON.stringify(prices),
  }
}
