import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Lets a suspended vendor sell again. */
export const POST = moveTo('reinstate')
