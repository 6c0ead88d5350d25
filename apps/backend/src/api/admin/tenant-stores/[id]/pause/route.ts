import { moveTo } from '../../../../../http/tenant-stores/move-tenant-store'

/** Closes a store until it is resumed: it sells nothing. */
export const POST = moveTo('pause')
