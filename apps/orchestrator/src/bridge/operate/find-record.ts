import type { PayloadRequest } from 'payload'
import { askerOf } from '../../access/asker'
import { resourceOf } from '../../access/kind'
import { CodedError } from '../../http/error'

/** A row of one of the two views, as far as somebody who acts on it needs it. */
export interface BridgeRecord extends Record<string, unknown> {
  id: string
  tenant: string
  direction: string
}

const KINDS = { 'sync-jobs': 'sync_job', 'webhook-logs': 'webhook_log' } as const

/** The row that a request names, if it is there for the caller. @throws CodedError `not_found`, `forbidden` */
export async function findRecord(
  req: PayloadRequest,
  collection: keyof typeof KINDS,
  action: 'retry' | 'resolve' | 'replay',
): Promise<BridgeRecord> {
  const asker = await askerOf(req)
  const id = String(req.routeParams?.['id'])
  const where = { id: { equals: /^[0-9a-f-]{36}$/.test(id) ? id : null } }
  const found = await req.payload.db.findOne<BridgeRecord>({ collection, where, req })
  const resource = resourceOf({ kind: KINDS[collection] }, found ?? {})
  const elsewhere = asker.tenant !== undefined && asker.tenant !== found?.tenant
  if (!found || elsewhere || !(await asker.can('read', resource)))
    throw new CodedError('not_found', 'There is no such record.')
  if (!(await asker.can(action, resource))) throw new CodedError('forbidden', `You may not ${action} this.`)
  return found
}
