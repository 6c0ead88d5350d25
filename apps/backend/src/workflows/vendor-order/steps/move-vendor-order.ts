import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import {
  VENDOR_ORDER_TRANSITIONS,
  type VendorOrderTransition,
} from '../../../modules/vendor-order/domain/vendor-order-status'
import type { Before } from '../../../modules/vendor-order/store/transition'
import { followOrder, type Followed } from '../follow-order'
import { vendorOrderModule } from '../vendor-order-module'

interface Move {
  id: string
  /** None of them moves nothing. */
  verbs: VendorOrderTransition[]
  reason?: string | undefined
}

const transacting = <T>(container: MedusaContainer, run: (trx: Knex) => Promise<T>): Promise<T> =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION).transaction(run)

const restore = async (before: Before[] | undefined, { container }: { container: MedusaContainer }) => {
  if (before?.length) await transacting(container, (trx) => vendorOrderModule(container).restore(trx, before))
}

/** Moves a vendor order on; undone, it is again what it was. Answers the states that it has reached. */
export const moveVendorOrderStep = createStep(
  'move-vendor-order',
  async ({ id, verbs, reason }: Move, { container }) => {
    const before: Before[] = []
    const how = { now: systemClock.now(), ...(reason ? { reason } : {}) }
    await transacting(container, async (trx) => {
      for (const verb of verbs) before.push(await vendorOrderModule(container).transition(trx, id, verb, how))
    })
    const reached: Followed['reached'] = verbs.map((verb) => ({
      id,
      status: VENDOR_ORDER_TRANSITIONS[verb].to,
    }))
    return new StepResponse(reached, before.slice(0, 1))
  },
  restore,
)

/** Moves the vendor orders of an order to where its fulfillments are; undone, they are again what they were. */
export const followOrderStep = createStep(
  'follow-order',
  async (orderId: string, { container }) => {
    const { before, reached } = await transacting(container, (trx) => followOrder(container, trx, orderId))
    return new StepResponse(reached, before)
  },
  restore,
)
