import { listReturns, requestReturn } from '../../../../../http/vendor-orders/act-returns'

/** Lists what comes back of a vendor order. */
export const GET = listReturns

/** Goods are going to come back. */
export const POST = requestReturn
