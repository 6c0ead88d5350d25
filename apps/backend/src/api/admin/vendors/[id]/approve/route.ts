import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Lets a vendor sell. */
export const POST = moveTo('approve')
