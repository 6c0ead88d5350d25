import { reject } from '../../../../../http/vendor-orders/act'

/** Rejects a vendor order that was not accepted yet. */
export const POST = reject
