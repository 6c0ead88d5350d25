import { cancelReturn } from '../../../../../../../http/vendor-orders/act-returns'

/** Goods are not going to come back after all. */
export const POST = cancelReturn
