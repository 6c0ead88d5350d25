import { moveTo } from '../../../../../http/move-tenant-store'

/** Opens a draft. */
export const POST = moveTo('activate')
