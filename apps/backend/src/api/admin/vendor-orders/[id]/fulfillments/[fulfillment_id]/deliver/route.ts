import { deliver } from '../../../../../../../http/vendor-orders/act'

/** A parcel has come. */
export const POST = deliver
