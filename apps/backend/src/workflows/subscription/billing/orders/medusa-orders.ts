import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { cancelOrderWorkflow } from '@medusajs/medusa/core-flows'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import type { MadeOrder, OrderPort, WantedOrder } from '../context'
import { connectionOf } from '../../../connection'
import { canceledOrders } from './canceled-orders'
import { dropDraft, releaseStock } from './drop-draft'
import { leftToPeople } from './left-to-people'
import { amountsOfNew, readAmounts } from './read-amounts'
import { makeCycleOrderWorkflow } from './make-cycle-order'
import { orderInput } from './order-input'
import { recordCredit } from './record-credit'
import { recordOrderPayment } from './order-payment'
import { takeOver } from './own-order'
import { bareLines, reserveAgainWorkflow } from './reserve-again'

/** Cycles as real orders of Medusa's. An order is a draft until all of it is there; what a process left of one goes. */
export class MedusaOrders implements OrderPort {
  constructor(private readonly container: MedusaContainer) {}

  async make(wanted: WantedOrder): Promise<MadeOrder> {
    const { id } = wanted
    const known = await this.find(id)
    const { currency_code } = wanted.subscription
    // Whoever placed it and has not said so may yet fail, and would take it back.
    const isMade = known && !known.is_draft_order
    if (isMade && (wanted.cycle.order_id || (await takeOver(this.container, id)))) {
      const amounts = await readAmounts(this.container, id, currency_code)
      await this.reserveLines(id, await bareLines(this.container, id))
      return amounts
    }
    if (known) await dropDraft(this.container, id)
    const input = await orderInput(this.container, wanted)
    const { result } = await makeCycleOrderWorkflow(this.container)
      .run({ input })
      .catch((error: unknown) => {
        throw refusalOf(error)
      })
    return result ? amountsOfNew(result, currency_code) : readAmounts(this.container, id, currency_code)
  }

  async settle(order: Parameters<OrderPort['settle']>[0]): Promise<void> {
    for (const payment of order.payments) await recordOrderPayment(this.container, order, payment)
    if (order.credit_minor > 0n) await recordCredit(this.container, order)
  }

  async cancel(orderId: string): Promise<void> {
    const order = await this.find(orderId)
    if (!order || order.status === 'canceled') return
    if (order.is_draft_order) return dropDraft(this.container, orderId)
    const why = await leftToPeople(this.container, orderId)
    if (why) return this.warn(`The order ${orderId} is ${why}, and nobody is billed for it any more.`)
    await cancelOrderWorkflow(this.container).run({ input: { order_id: orderId } })
  }

  canceled(): Promise<string[]> {
    return canceledOrders(this.container)
  }

  release(orderId: string): Promise<void> {
    return releaseStock(this.container, orderId)
  }

  async reserve(orderId: string): Promise<void> {
    for (const line of await bareLines(this.container, orderId)) {
      try {
        await this.reserveLines(orderId, [line])
      } catch (error) {
        if (!(error instanceof CycleBlocked)) throw error
        this.warn(
          `The order ${orderId} is paid, and its line ${line.id} cannot be set aside: ${error.message}`,
        )
      }
    }
  }

  /** @throws CycleBlocked where any of it cannot be had. */
  private async reserveLines(order_id: string, lines: readonly { id: string }[]): Promise<void> {
    if (!lines.length) return
    const line_ids = lines.map(({ id }) => id)
    await reserveAgainWorkflow(this.container)
      .run({ input: { order_id, line_ids } })
      .catch((error: unknown) => {
        throw refusalOf(error)
      })
  }

  /** What people have to see to. */
  private warn(message: string): void {
    this.container.resolve(ContainerRegistrationKeys.LOGGER).warn(message)
  }

  private async find(id: string): Promise<{ is_draft_order: boolean; status: string } | undefined> {
    return (await connectionOf(this.container)('order').where({ id }).first('is_draft_order', 'status')) as
      { is_draft_order: boolean; status: string } | undefined
  }
}

/** What Medusa refuses is for people to mend; whatever else went wrong is tried again by itself. */
function refusalOf(error: unknown): unknown {
  const { type, code, message } = error as { type?: string; code?: string; message: string }
  if (code === 'insufficient_inventory') return new CycleBlocked('out_of_stock', message)
  if (type === MedusaError.Types.INVALID_DATA || type === MedusaError.Types.NOT_ALLOWED) {
    return new CycleBlocked('order_refused', message)
  }
  return error
}
