import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type {
  ListSubscriptionPlans,
  StoreSubscriptionPlan,
  SubscriptionPlan,
  SubscriptionPlanList,
} from '@cityos/contracts'
import { readPlans, requirePlan, type WholePlan } from '../../modules/subscription/store/plans'
import { connectionOf } from '../../workflows/connection'
import { listSelected } from '../paging'

/** One page of the tenant's plans. */
export async function listSubscriptionPlans(
  container: MedusaContainer,
  query: ListSubscriptionPlans,
): Promise<SubscriptionPlanList> {
  const sql = connectionOf(container)
  const { rows, page } = await listSelected<{ id: string }>(() => wanted(sql, query), query, ['id'])
  const ids = rows.map(({ id }) => id)
  const plans = new Map((await readPlans(sql, ids)).map((plan) => [plan.id, plan]))
  return { subscription_plans: ids.flatMap((id) => plans.get(id) ?? []).map(toPlan), ...page }
}

function wanted(sql: Knex, { product_id, interval, active }: ListSubscriptionPlans) {
  return sql('subscription_plan')
    .whereNull('deleted_at')
    .modify((rows) => {
      if (interval) rows.where({ interval })
      if (active) rows.where({ active: active === 'true' })
      if (product_id) {
        rows.whereIn('id', sql('subscription_plan_target').select('plan_id').where({ product_id }))
      }
    })
}

/** @throws CityosError `not_found`. */
export async function readSubscriptionPlan(
  container: MedusaContainer,
  id: string,
): Promise<SubscriptionPlan> {
  return toPlan(await requirePlan(connectionOf(container), id))
}

/** Which variants of a published product of these channels a plan that is sold holds; by plan, the cheapest rhythm first. */
const STORE_SQL = `
  select p.id, array_agg(v.id order by v.variant_rank, v.id) as variant_ids
    from subscription_plan p
    join product_variant v on v.product_id = :product and v.deleted_at is null
    join product o on o.id = v.product_id and o.status = 'published' and o.deleted_at is null
   where p.active and p.deleted_at is null
     and exists (select from subscription_plan_target t where t.plan_id = p.id and t.product_id = :product
                    and t.variant_id in ('', v.id))
     and exists (select from product_sales_channel c where c.product_id = :product and c.deleted_at is null
                    and c.sales_channel_id = any(:channels))
   group by p.id order by p.id`

/** On which plans a shopper may buy a product; none of one that is not sold here. */
export async function listStorePlans(
  container: MedusaContainer,
  productId: string,
  channels: readonly string[],
): Promise<StoreSubscriptionPlan[]> {
  const sql = connectionOf(container)
  const { rows } = await sql.raw<{ rows: { id: string; variant_ids: string[] }[] }>(STORE_SQL, {
    product: productId,
    channels: channels as never,
  })
  const ids = rows.map(({ id }) => id)
  const plans = new Map((await readPlans(sql, ids)).map((plan) => [plan.id, plan]))
  return rows.flatMap(({ id, variant_ids }) => {
    const plan = plans.get(id)
    return plan ? [{ ...toTerms(plan), variant_ids }] : []
  })
}

function toTerms(plan: WholePlan) {
  const { id, version, name, description, interval, interval_count } = plan
  const { discount_bps, prices, trial_days, minimum_cycles } = plan
  return {
    ...{ id, version, name, description, interval, interval_count },
    ...{ discount_bps, prices, trial_days, minimum_cycles },
  }
}

const toPlan = (plan: WholePlan): SubscriptionPlan => ({
  ...toTerms(plan),
  active: plan.active,
  targets: plan.targets,
  created_at: new Date(plan.created_at).toISOString(),
  updated_at: new Date(plan.updated_at).toISOString(),
})
