import { refund } from '../../../../../http/vendor-orders/act'

/** Gives money of a vendor order back. */
export const POST = refund
