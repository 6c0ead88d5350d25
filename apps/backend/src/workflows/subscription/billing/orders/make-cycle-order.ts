import type { OrderDTO } from '@medusajs/framework/types'
import {
  EventPriority,
  Modules,
  OrderWorkflowEvents,
  ReservationItemWorkflowEvents,
} from '@medusajs/framework/utils'
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  confirmVariantInventoryWorkflow,
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  emitEventStep,
  getItemTaxLinesStep,
} from '@medusajs/medusa/core-flows'
import { projectNewOrder, undoProjection } from '../../../vendor-order/project-new-order'
import type { CycleOrderInput } from './order-input'
import { deleteOwn, place, withdraw, type OwnOrder } from './own-order'
import { reserveOwnStep } from './reserve-own'
import { withTaxes } from './with-taxes'

/** There is no order without its vendor orders, as behind a cart. */
const projectCycleOrderStep = createStep(
  'project-cycle-order',
  async (own: OwnOrder, { container, eventGroupId }) => {
    await projectNewOrder(container, own.id, eventGroupId, () => Promise.resolve())
    return new StepResponse(undefined, own)
  },
  async (own, { container }) => {
    if (own && (await withdraw(container, own))) await undoProjection(container, own.id)
  },
)

/** As Medusa's own, but whoever was stalled deletes no order that another has made meanwhile. */
const createOwnOrderStep = createStep(
  'create-own-order',
  async (orders: OwnDraft[], { container }) => {
    const [{ id, metadata }] = orders as [OwnDraft]
    const created = await container.resolve(Modules.ORDER).createOrders(orders as never)
    return new StepResponse(created as unknown as OrderDTO[], { id, billing_try: metadata.billing_try })
  },
  async (own, { container }) => {
    if (own) await deleteOwn(container, own)
  },
)

type OwnDraft = CycleOrderInput['order']

const placeOwnOrderStep = createStep(
  'place-own-order',
  async (own: OwnOrder, { container }) => {
    await place(container, own)
    return new StepResponse(undefined, own)
  },
  async (own, { container }) => {
    if (own) await withdraw(container, own)
  },
)

const ownOf = ({ input: { order } }: { input: CycleOrderInput }): OwnOrder => ({
  id: order.id,
  billing_try: order.metadata.billing_try,
})

/** Made like that of a cart: with its taxes in one piece. What it needs is looked for before, and set aside behind it. */
function makePlain(input: CycleOrderInput) {
  const stock = confirmVariantInventoryWorkflow.runAsStep({
    input: transform({ input }, ({ input: { order, variants } }) => ({
      ...{ sales_channel_id: order.sales_channel_id, variants },
      items: order.items.filter(({ variant_id }) => variant_id),
    })) as never,
  })
  const taxes = getItemTaxLinesStep(
    transform({ input }, ({ input: { order, taxed } }) => ({
      ...{
        orderOrCart: { ...order, ...taxed },
        items: order.items,
        shipping_methods: order.shipping_methods,
      },
    })) as never,
  )
  const orders = createOwnOrderStep(transform({ input, taxes }, withTaxes as never) as never)
  const reservations = reserveOwnStep(
    transform({ input, stock }, (made) => ({ own: ownOf(made), items: made.stock.items })) as never,
  )
  const reserved = transform({ reservations, input }, ({ reservations, input }) =>
    reservations.map((id) => ({ id, order_id: input.order.id })),
  )
  emitEventStep({ eventName: ReservationItemWorkflowEvents.CREATED, data: reserved as never })
  placeOwnOrderStep(transform({ input }, ownOf))
  emitEventStep({
    ...{ eventName: OrderWorkflowEvents.PLACED, data: { id: input.order.id } },
    options: { priority: EventPriority.CRITICAL },
  }).config({ name: 'emit-order-placed' })
  return transform({ orders }, ({ orders }) => orders[0]!)
}

/**
 * Makes the order of a cycle: a draft with its taxes, then what it needs is set aside and it is placed, then split among
 * vendors. Undone, nothing is left of it. Where promotions apply by themselves Medusa’s own workflows make it, which is
 * slower: then no order is answered.
 * @throws MedusaError where something of it cannot be sold.
 */
export const makeCycleOrderWorkflow = createWorkflow('make-cycle-order', (input: CycleOrderInput) => {
  when('is-promoted', { input }, ({ input }) => input.is_promoted).then(() => {
    createOrderWorkflow.runAsStep({ input: input.order as never })
    convertDraftOrderWorkflow.runAsStep({ input: { id: input.order.id } })
  })
  const order = when('is-plain', { input }, ({ input }) => !input.is_promoted).then(() => makePlain(input))
  projectCycleOrderStep(transform({ input }, ownOf))
  const cycleOrderMade = createHook('cycleOrderMade', { id: input.order.id })
  return new WorkflowResponse(order as OrderDTO | undefined, { hooks: [cycleOrderMade] })
})
