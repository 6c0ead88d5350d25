import { moveTo } from '../../../../../http/vendors/move-vendor'

/** Hands a vendor in for approval, for those who cannot do it themselves. */
export const POST = moveTo('submit')
