import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type {
  CaptureVendorOrder,
  CloseVendorOrder,
  FulfillVendorOrder,
  RefundVendorOrder,
  ShipVendorOrder,
} from '@cityos/contracts'
import { namedVendorOf, vendorCallerOf } from '../../access/vendors/vendor-caller'
import { cancelVendorFulfillmentWorkflow } from '../../workflows/vendor-order/cancel-vendor-fulfillment'
import { captureVendorOrderWorkflow } from '../../workflows/vendor-order/capture-vendor-order'
import { closeVendorOrderWorkflow } from '../../workflows/vendor-order/close-vendor-order'
import { deliverVendorOrderWorkflow } from '../../workflows/vendor-order/deliver-vendor-order'
import { fulfillVendorOrderWorkflow } from '../../workflows/vendor-order/fulfill-vendor-order'
import { moveVendorOrderWorkflow } from '../../workflows/vendor-order/move-vendor-order'
import { refundVendorOrderWorkflow } from '../../workflows/vendor-order/refund-vendor-order'
import type { VendorOrderRef } from '../../workflows/vendor-order/require-vendor-order'
import { shipVendorOrderWorkflow } from '../../workflows/vendor-order/ship-vendor-order'
import { readVendorOrder } from './read-vendor-orders'

type Handler<Body> = (request: MedusaRequest<Body>, response: MedusaResponse) => Promise<void>

/** The vendor order that a request names: of the caller's vendor where a vendor calls, of any where staff does. */
export function refOf(request: MedusaRequest<never>): VendorOrderRef {
  const { auth_context } = request as { auth_context?: { actor_id?: string } }
  return {
    id: request.params['id'] as string,
    vendorId: vendorCallerOf(request) ? namedVendorOf(request).vendor_id : null,
    actor: auth_context?.actor_id ?? null,
  }
}

/** A route that does something with a vendor order and answers what it is then. */
export function acting<Body>(
  act: (request: MedusaRequest<Body>, order: VendorOrderRef) => Promise<unknown>,
): Handler<Body> {
  return async (request, response) => {
    const order = refOf(request as never)
    await act(request, order)
    response.json({ vendor_order: await readVendorOrder(request.scope, { id: order.id }) })
  }
}

const fulfillmentOf = ({ params }: { params: Record<string, string> }) => params['fulfillment_id'] as string

export const accept = acting((request, order) =>
  moveVendorOrderWorkflow(request.scope).run({ input: { order, verb: 'accept' } }),
)

export const complete = acting((request, order) =>
  moveVendorOrderWorkflow(request.scope).run({ input: { order, verb: 'complete' } }),
)

const closing = (verb: 'reject' | 'cancel') =>
  acting<CloseVendorOrder>((request, order) =>
    closeVendorOrderWorkflow(request.scope).run({
      input: { order, verb, reason: request.validatedBody.reason },
    }),
  )

export const reject = closing('reject')
export const cancel = closing('cancel')

export const fulfill = acting<FulfillVendorOrder>((request, order) =>
  fulfillVendorOrderWorkflow(request.scope).run({ input: { order, asked: request.validatedBody } }),
)

export const ship = acting<ShipVendorOrder>((request, order) => {
  const { labels } = request.validatedBody
  return shipVendorOrderWorkflow(request.scope).run({
    input: { order, fulfillmentId: fulfillmentOf(request), labels },
  })
})

export const deliver = acting((request, order) =>
  deliverVendorOrderWorkflow(request.scope).run({ input: { order, fulfillmentId: fulfillmentOf(request) } }),
)

export const refund = acting<RefundVendorOrder>((request, order) =>
  refundVendorOrderWorkflow(request.scope).run({ input: { order, ...request.validatedBody } }),
)

export const capture = acting<CaptureVendorOrder>((request, order) =>
  captureVendorOrderWorkflow(request.scope).run({ input: { order, ...request.validatedBody } }),
)

export const unpack = acting((request, order) =>
  cancelVendorFulfillmentWorkflow(request.scope).run({
    input: { order, fulfillmentId: fulfillmentOf(request) },
  }),
)
