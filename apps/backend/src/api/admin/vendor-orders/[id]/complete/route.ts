import { complete } from '../../../../../http/vendor-orders/act'

/** Says that a delivered vendor order is over. */
export const POST = complete
