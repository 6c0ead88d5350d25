import { resumeFunds } from '../../../../../../http/vendor-orders/act-funds'

/** No longer keeps the money of a vendor order back. */
export const POST = resumeFunds
