import { moveTo } from '../../../../../http/tenant-stores/move-tenant-store'

/** Opens a draft. */
export const POST = moveTo('activate')
