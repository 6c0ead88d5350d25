import { receiveReturn } from '../../../../../../../http/vendor-orders/act-returns'

/** Goods have come back. */
export const POST = receiveReturn
