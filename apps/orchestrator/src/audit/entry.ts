import { systemClock } from '@cityos/calendar'
import type { PayloadRequest } from 'payload'
import { askerOf } from '../access/asker'
import { isTrusted } from '../access/trusted'
import { addressOf } from '../http/address'

/** One line of the trail: `collections/AuditLogs`. */
export interface AuditEntry {
  tenant: string
  action: string
  outcome: 'allowed' | 'denied'
  collectionSlug: string
  documentId: string | null
  before?: unknown
  after?: unknown
  code?: string
}

/** Writes an entry in the transaction of `req`, so that it is there exactly when the change is. */
export async function record(req: PayloadRequest, entry: AuditEntry): Promise<void> {
  await req.payload.db.create({
    collection: 'audit-logs',
    data: { ...entry, ...(await actor(req)), at: systemClock.now().toISOString() },
    req,
  })
}

async function actor(req: PayloadRequest) {
  const common = { requestId: req.headers.get('x-request-id'), address: addressOf(req.headers) }
  if (isTrusted(req)) return { ...common, actorKind: 'system', actorId: null, actorName: null }
  const { principal } = await askerOf(req).catch(() => ({ principal: undefined }))
  const user = req.user as { name?: string } | null
  return {
    ...common,
    actorKind: principal?.kind ?? 'anonymous',
    actorId: principal?.id ?? null,
    actorName: user?.name ?? principal?.email ?? null,
  }
}
