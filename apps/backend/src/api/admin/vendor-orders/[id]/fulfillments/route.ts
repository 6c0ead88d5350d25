import { fulfill } from '../../../../../http/vendor-orders/act'

/** Packs a parcel. */
export const POST = fulfill
