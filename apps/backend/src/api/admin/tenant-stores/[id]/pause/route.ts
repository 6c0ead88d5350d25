import { moveTo } from '../../../../../http/move-tenant-store'

/** Closes a store until it is resumed: it sells nothing. */
export const POST = moveTo('pause')
