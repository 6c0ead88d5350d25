import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Stops a vendor for a time. */
export const POST = moveTo('suspend')
