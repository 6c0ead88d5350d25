import { ship } from '../../../../../../../http/vendor-orders/act'

/** A parcel is on its way. */
export const POST = ship
