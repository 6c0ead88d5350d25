import { moveTo } from '../../../../../http/tenant-stores/move-tenant-store'

/** Ends a paused store for good: its key is revoked and its host names are free. */
export const POST = moveTo('archive')
