import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import {
  VENDOR_ORDER_TRANSITIONS,
  type VendorOrderTransition,
} from '../../../modules/vendor-order/domain/vendor-order-status'
import { withdrawIntents } from '../../../modules/vendor-order/store/intents'
import type { Before } from '../../../modules/vendor-order/store/transition'
import { followOrder, type Followed } from '../follow-order'
import { oweBack } from '../intents/plan-intents'
import { vendorOrderModule } from '../vendor-order-module'

interface Move {
  id: string
  /** None of them moves nothing. */
  verbs: VendorOrderTransition[]
  reason?: string | undefined
  /** The order, where the move closes: what was captured for it is then owed to the shopper. */
  owes?: string
}

const transacting = <T>(container: MedusaContainer, run: (trx: Knex) => Promise<T>): Promise<T> =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(run)

/** What a move has written: what was before it, and what is owed because of it. */
interface Written {
  before: Before[]
  intents: string[]
}

const restore = async (written: Written | undefined, { container }: { container: MedusaContainer }) => {
  if (!written?.before.length) return
  await transacting(container, async (trx) => {
    await withdrawIntents(trx, written.intents)
    await vendorOrderModule(container).restore(trx, written.before)
  })
}

/** Moves a vendor order on; undone, it is again what it was. Answers the states that it has reached. */
export const moveVendorOrderStep = createStep(
  'move-vendor-order',
  async ({ id, verbs, reason, owes }: Move, { container }) => {
    const before: Before[] = []
    const how = { now: systemClock.now(), ...(reason ? { reason } : {}) }
    const intents = await transacting(container, async (trx) => {
      if (owes) await vendorOrderModule(container).lockOrder(trx, owes)
      for (const verb of verbs) before.push(await vendorOrderModule(container).transition(trx, id, verb, how))
      return owes ? oweBack(trx, owes) : []
    })
    const reached: Followed['reached'] = verbs.map((verb) => ({
      id,
      status: VENDOR_ORDER_TRANSITIONS[verb].to,
    }))
    return new StepResponse(reached, { before: before.slice(0, 1), intents })
  },
  restore,
)

/** Moves the vendor orders of an order to where its fulfillments are; undone, they are again what they were. */
export const followOrderStep = createStep(
  'follow-order',
  async (orderId: string, { container }) => {
    const { before, reached } = await transacting(container, (trx) => followOrder(container, trx, orderId))
    return new StepResponse(reached, { before, intents: [] })
  },
  restore,
)
