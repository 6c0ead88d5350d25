import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { patchDispute, type Sql } from '../../../modules/dispute/store/disputes'
import { restoreParts } from '../../../modules/dispute/store/parts'
import { ledgerModule } from '../../ledger/ledger-module'
import { payoutContext } from '../../payout/context'
import { writeMoney } from '../../vendor-order/terms'
import { leaveParts } from '../claw-back-parts'
import { endDispute, type EndDispute } from '../end-dispute'
import { lockOrderMoney } from '../order-money'

/**
 * Ends a dispute and moves its money. Undone, the ledger says so by reversals and the dispute is as it was; when what a
 * vendor got back has been paid out meanwhile that is refused (`ledger_overdrawn`), and people decide.
 */
export const endDisputeStep = createStep(
  'end-dispute',
  async (input: EndDispute, { container }) => {
    const { id, outcome, undo } = await endDispute(container, input)
    return new StepResponse({ id, outcome }, { id, outcome, ...undo })
  },
  async (done, { container }) => {
    if (!done) return
    const { id, outcome, posted, before, parts, refunded, currency_code, round } = done
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await connection.transaction(async (trx) => {
      const orders = await lockOrderMoney(container, trx, done)
      const because = {
        reason: `what was to follow the end of the dispute ${id} failed`,
        occurred_at: payoutContext(container).payouts.now(),
      }
      if (outcome === 'lost') await leaveParts(trx, { id, currency_code, round })
      await ledgerModule(container).reverse(trx as never, posted, because)
      for (const order of orders) {
        const { vendor_order_id } = order
        order.refunded_minor += BigInt(refunded[vendor_order_id] ?? 0)
      }
      await writeMoney(trx, orders)
      await restoreParts(trx as unknown as Sql, id, parts)
      await patchDispute(trx as unknown as Sql, id, before)
    })
  },
)
