import { moveTo } from '../../../../../http/move-tenant-store'

/** Ends a paused store for good: its key is revoked and its host names are free. */
export const POST = moveTo('archive')
