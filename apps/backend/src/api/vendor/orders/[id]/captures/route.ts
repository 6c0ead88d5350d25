import { capture } from '../../../../../http/vendor-orders/act'

/** Captures money for a vendor order. */
export const POST = capture
