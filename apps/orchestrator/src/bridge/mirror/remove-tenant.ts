import type { CollectionSlug } from 'payload'
import type { PayloadTransaction } from '../database/payload-transaction'
import { noteRemovedFiles } from './removed-files'

/** What is a tenant's, what points at others first. The trail stays: it tells of what was. */
const OF_A_TENANT: readonly CollectionSlug[] = [
  ...(['product-content', 'portals', 'pages'] as const),
  ...(['media', 'integration-endpoints', 'api-keys'] as const),
  ...(['products', 'vendors', 'stores'] as const),
]
const WITH_VERSIONS: readonly CollectionSlug[] = ['product-content', 'pages']

/** A tenant that is gone takes its documents, files and connections with it. */
export async function removeTenant(tx: PayloadTransaction, id: string): Promise<void> {
  const { req, query } = tx
  const { db } = req.payload
  await noteRemovedFiles(tx, id)
  for (const collection of WITH_VERSIONS) {
    await db.deleteVersions({ collection, where: { 'version.tenant': { equals: id } }, req })
  }
  for (const collection of OF_A_TENANT) {
    await db.deleteMany({ collection, where: { tenant: { equals: id } }, req })
  }
  // With what was queued for them: nobody is left to hear it.
  await query('delete from webhook_endpoint where tenant_id = $1', [id])
  await query('delete from sync_outbox where tenant_id = $1', [id])
  await query('delete from sync_progress where tenant_id = $1', [id])
  const there = await db.findOne({ collection: 'tenants', where: { id: { equals: id } }, req })
  if (there) await req.payload.delete({ collection: 'tenants', id, req, depth: 0 })
  await query('delete from sync_outbox where tenant_id = $1', [id])
}
