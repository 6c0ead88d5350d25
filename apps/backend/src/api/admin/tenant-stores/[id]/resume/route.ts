import { moveTo } from '../../../../../http/tenant-stores/move-tenant-store'

/** Opens a paused store again. */
export const POST = moveTo('resume')
