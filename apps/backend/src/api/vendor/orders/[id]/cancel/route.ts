import { cancel } from '../../../../../http/vendor-orders/act'

/** Cancels a vendor order of which nothing is packed. */
export const POST = cancel
