import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { findDispute, patchDispute, removeDispute, type Sql } from '../../../modules/dispute/store/disputes'
import { partsOf } from '../../../modules/dispute/store/parts'
import { ledgerModule } from '../../ledger/ledger-module'
import { payoutContext } from '../../payout/context'
import { writeMoney } from '../../vendor-order/terms'
import { noteDispute, type DisputeFacts } from '../note-dispute'
import { lockOrderMoney } from '../order-money'

/**
 * Writes a dispute down and takes its money. Undone, the ledger says so by reversals and the dispute is gone, or is as
 * it was; when a vendor has paid its debt meanwhile that is refused (`ledger_overdrawn`), and people decide.
 */
export const noteDisputeStep = createStep(
  'note-dispute',
  async (facts: DisputeFacts, { container }) => {
    const { id, status, created, undo } = await noteDispute(container, facts)
    return new StepResponse({ id, status, created }, { id, ...undo })
  },
  async (done, { container }) => {
    if (!done) return
    const { id, posted, before } = done
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await connection.transaction(async (trx) => {
      const sql = trx as unknown as Sql
      const dispute = await findDispute(sql, id)
      if (!dispute) return
      const orders = await lockOrderMoney(container, trx, dispute)
      const because = {
        reason: `what was to follow the dispute ${id} failed`,
        occurred_at: payoutContext(container).payouts.now(),
      }
      await ledgerModule(container).reverse(trx as never, posted, because)
      if (before) return patchDispute(sql, id, before)
      for (const part of await partsOf(sql, [id])) {
        const order = orders.find(({ vendor_order_id }) => vendor_order_id === part.vendor_order_id)
        if (order) order.refunded_minor -= BigInt(part.amount_minor)
      }
      await writeMoney(trx, orders)
      return removeDispute(sql, id)
    })
  },
)
