import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Sends an application back. */
export const POST = moveTo('reject')
