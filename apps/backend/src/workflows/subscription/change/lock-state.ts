import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { creditOf } from '../../../modules/subscription/store/credits'
import { readCanceledPeriods } from '../../../modules/subscription/store/canceled-periods'
import { countCycles, lockOpenCycles, lockOwedCycles } from '../../../modules/subscription/store/cycles'
import { readItems } from '../../../modules/subscription/store/items'
import { lockSubscription, type SubscriptionRef } from '../../../modules/subscription/store/subscriptions'
import type { State } from './state'

/** Reads a subscription that nobody else changes until the transaction ends. @throws CityosError `not_found`. */
export async function lockState(trx: Knex, ref: SubscriptionRef): Promise<State> {
  const row = await lockSubscription(trx, ref)
  const { id, currency_code } = row
  return {
    row,
    items: await readItems(trx, [id]),
    open: await lockOpenCycles(trx, id),
    canceled: await readCanceledPeriods(trx, id),
    owed: await lockOwedCycles(trx, row),
    counts: await countCycles(trx, id),
    credit_minor: await creditOf(trx, id, currency_code),
  }
}
