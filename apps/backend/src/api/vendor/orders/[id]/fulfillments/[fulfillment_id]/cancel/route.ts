import { unpack } from '../../../../../../../http/vendor-orders/act'

/** Unpacks a parcel that is not on its way yet. */
export const POST = unpack
