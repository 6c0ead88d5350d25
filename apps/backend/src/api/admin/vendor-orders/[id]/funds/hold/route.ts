import { holdFunds } from '../../../../../../http/vendor-orders/act-funds'

/** Keeps the money of a vendor order back. */
export const POST = holdFunds
