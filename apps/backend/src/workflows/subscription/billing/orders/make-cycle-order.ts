import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import { convertDraftOrderWorkflow, createOrderWorkflow } from '@medusajs/medusa/core-flows'
import { projectNewOrder, undoProjection } from '../../../vendor-order/project-new-order'
import type { CycleOrderInput } from './order-input'

/** There is no order without its vendor orders, as behind a cart. */
const projectCycleOrderStep = createStep(
  'project-cycle-order',
  async ({ id }: { id: string }, { container, eventGroupId }) => {
    await projectNewOrder(container, id, eventGroupId, () => Promise.resolve())
    return new StepResponse(undefined, id)
  },
  async (id, { container }) => {
    if (id) await undoProjection(container, id)
  },
)

/**
 * Makes the order of a cycle: a draft with its taxes, then what it needs is set aside and it is placed, then split among
 * vendors. Undone, nothing is left of it.
 * @throws MedusaError where something of it cannot be sold.
 */
export const makeCycleOrderWorkflow = createWorkflow(
  'make-cycle-order',
  ({ order }: { order: CycleOrderInput }) => {
    createOrderWorkflow.runAsStep({ input: order as never })
    convertDraftOrderWorkflow.runAsStep({ input: { id: order.id } })
    projectCycleOrderStep({ id: order.id })
    const cycleOrderMade = createHook('cycleOrderMade', { id: order.id })
    return new WorkflowResponse({ id: order.id }, { hooks: [cycleOrderMade] })
  },
)
