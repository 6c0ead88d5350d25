import type { Reader } from './load-rows'

const PLAIN = [
  ...['version', 'name', 'description', 'interval', 'interval_count', 'discount_bps', 'prices'],
  ...['trial_days', 'minimum_cycles', 'active'],
]

/** A plan in its current version; one that is archived is told as deleted. */
export const subscriptionPlanReader: Reader = {
  table: 'subscription_plan',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', "${column}"`).join(', ')},
      'targets', coalesce((
        select jsonb_agg(jsonb_build_object('product_id', t.product_id, 'variant_id', nullif(t.variant_id, ''))
                         order by t.product_id collate "C", t.variant_id collate "C")
          from subscription_plan_target t where t.plan_id = p.id), '[]')) as state
      from subscription_plan p where id = any($1::text[]) and deleted_at is null`,
}
