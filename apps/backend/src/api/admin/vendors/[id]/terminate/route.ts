import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Ends a suspended vendor for ever. */
export const POST = moveTo('terminate')
