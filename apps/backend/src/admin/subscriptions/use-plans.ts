import type { SubscriptionPlan, SubscriptionPlanList } from '@cityos/contracts'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

/** As many as one page of the API holds: nobody looks through more of them. */
const MOST = 100

/** The tenant's plans, the newest first; of one product where it is named. */
export function usePlans(query: { product_id?: string; active?: 'true' } = {}) {
  const enabled = useMay('subscription_plan:read')
  return useRead<SubscriptionPlanList>(withQuery('/admin/subscription-plans', { ...query, limit: MOST }), {
    enabled,
  })
}

/** Plans to choose from, under their names. */
export const choicesOf = (plans: readonly SubscriptionPlan[]) =>
  plans.map(({ id, name }) => ({ value: id, label: name }))
