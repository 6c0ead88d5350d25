import { model } from '@medusajs/framework/utils'
import { Subscription } from './subscription'

/** A period of a subscription and what becomes of its bill. Dates and amounts are in the migration. */
export const BillingCycle = model.define('billing_cycle', {
  id: model.id({ prefix: 'bcyc' }).primaryKey(),
  index: model.number(),
  status: model.enum(['scheduled', 'processing', 'paid', 'failed', 'retrying', 'uncollectible', 'void']),
  due_at: model.dateTime(),
  order_id: model.text().nullable(),
  subscription: model.belongsTo(() => Subscription, { mappedBy: 'cycles' }),
})
