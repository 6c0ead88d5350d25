import { releaseFunds } from '../../../../../../http/vendor-orders/act-funds'

/** Releases the money of a vendor order before its time. */
export const POST = releaseFunds
