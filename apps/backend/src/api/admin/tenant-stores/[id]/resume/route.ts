import { moveTo } from '../../../../../http/move-tenant-store'

/** Opens a paused store again. */
export const POST = moveTo('resume')
