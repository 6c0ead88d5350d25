import { createHmac } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { currentEnvironment } from '../../env'

/** Where the export of an operation lies when it is whole. */
export function exportFolder(operationId: string): string {
  return join(currentEnvironment().EXPORT_DIR, operationId)
}

/** Where a tenant's uploads lie. */
export function uploadFolder(tenantId: string): string {
  return join(currentEnvironment().UPLOAD_DIR, tenantId)
}

/** The secret that a copy's ids are made with: known again after a crash, and to nobody outside. */
export function cloneKey(operationId: string): string {
  return createHmac('sha256', currentEnvironment().COOKIE_SECRET).update(`clone:${operationId}`).digest('hex')
}

/** Who made an export. */
export function versions(): Record<string, string> {
  const { version } = createRequire(__filename)('@medusajs/medusa/package.json') as { version: string }
  return { medusa: version }
}
