import { accept } from '../../../../../http/vendor-orders/act'

/** Accepts a vendor order. */
export const POST = accept
