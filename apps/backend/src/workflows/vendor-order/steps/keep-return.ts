import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { requireNoChange } from '../require-no-change'
import { requireVendorOrder, type VendorOrderRef } from '../require-vendor-order'
import { requireReturn } from '../returns/read-returns'

interface Input {
  order: VendorOrderRef
  returnId: string
}

/**
 * A return that may be canceled: this vendor's alone, of which nothing has come. Undone, one that is no longer canceled
 * is what it was, which Medusa does not take back, and what was projected of it is behind again.
 * @throws CityosError `not_found`, `illegal_transition`, `order_change_open`.
 */
export const keepReturnStep = createStep(
  'keep-return',
  async ({ order, returnId }: Input, { container }) => {
    const { id, order_id } = await requireVendorOrder(container, order)
    const back = await requireReturn(container, id, returnId)
    const { status, is_shared, exchange_id, claim_id } = back
    if (status !== 'requested' || is_shared || exchange_id || claim_id) {
      const why = is_shared ? 'others’ goods come back in it' : `it is ${status}`
      throw new CityosError(
        'illegal_transition',
        `The return ${returnId} cannot become canceled: ${exchange_id || claim_id ? 'it belongs to an exchange or a claim' : why}.`,
      )
    }
    await requireNoChange(container, order_id)
    return new StepResponse({ id, order_id, return_id: returnId }, { order_id, return_id: returnId })
  },
  async (kept, { container }) => {
    if (!kept) return
    const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await sql('return').where({ id: kept.return_id }).update({ canceled_at: null, status: 'requested' })
    await sql.raw(
      `update vendor_order v set order_version = o.version from "order" o
        where o.id = v.order_id and o.id = ? and v.order_version > o.version`,
      [kept.order_id],
    )
  },
)
