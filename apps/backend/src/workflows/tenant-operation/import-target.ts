import type { OperationRecord } from './operation-record'
import { cloneKey, exportFolder } from './places'

/** What an operation writes, from where, and under which name. */
export interface ImportTarget {
  mode: 'restore' | 'clone'
  tenantId: string
  folder: string
  /** The secret of a copy's ids. */
  cloneKey?: string
  handle?: string | undefined
  name?: string | undefined
  logins: 'copy' | 'none'
}

/** An import reads another operation's export; a clone its own. */
export function importTargetOf({ id, kind, tenant_id, input }: OperationRecord): ImportTarget {
  const { handle, name, logins = 'copy' } = input
  if (kind === 'clone') {
    const tenantId = input.target_id as string
    return { mode: 'clone', tenantId, folder: exportFolder(id), cloneKey: cloneKey(id), handle, name, logins }
  }
  const mode = input.mode ?? 'restore'
  const folder = exportFolder(input.export_id as string)
  const target = { mode, tenantId: tenant_id, folder, handle, name, logins }
  return mode === 'clone' ? { ...target, cloneKey: cloneKey(id) } : target
}
