import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReceiveVendorReturn, RequestVendorReturn } from '@cityos/contracts'
import { cancelVendorReturnWorkflow } from '../../workflows/vendor-order/returns/cancel-vendor-return'
import { receiveVendorReturnWorkflow } from '../../workflows/vendor-order/returns/receive-vendor-return'
import { requestVendorReturnWorkflow } from '../../workflows/vendor-order/returns/request-vendor-return'
import { requireVendorOrder, type VendorOrderRef } from '../../workflows/vendor-order/require-vendor-order'
import { refOf } from './act'
import { listVendorReturns, readVendorReturn } from './read-vendor-returns'

type Handler<Body> = (request: MedusaRequest<Body>, response: MedusaResponse) => Promise<void>

const returnOf = ({ params }: { params: Record<string, string> }) => params['return_id'] as string

/** A route that does something with what comes back of a vendor order, and answers what that is then. */
function returning<Body>(
  act: (request: MedusaRequest<Body>, order: VendorOrderRef) => Promise<string>,
): Handler<Body> {
  return async (request, response) => {
    const order = refOf(request as never)
    const id = await act(request, order)
    response.json({ return: await readVendorReturn(request.scope, order.id, id) })
  }
}

export const listReturns: Handler<never> = async (request, response) => {
  const { id } = await requireVendorOrder(request.scope, refOf(request))
  response.json({ returns: await listVendorReturns(request.scope, id) })
}

export const requestReturn = returning<RequestVendorReturn>(async (request, order) => {
  const { result } = await requestVendorReturnWorkflow(request.scope).run({
    input: { order, asked: request.validatedBody },
  })
  return result.return_id
})

export const receiveReturn = returning<ReceiveVendorReturn>(async (request, order) => {
  const returnId = returnOf(request)
  await receiveVendorReturnWorkflow(request.scope).run({
    input: { order, returnId, asked: request.validatedBody },
  })
  return returnId
})

export const cancelReturn = returning(async (request, order) => {
  const returnId = returnOf(request)
  await cancelVendorReturnWorkflow(request.scope).run({ input: { order, returnId } })
  return returnId
})
