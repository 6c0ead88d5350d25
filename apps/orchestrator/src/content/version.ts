import { sql } from '@payloadcms/db-postgres'
import { PLATFORM } from '@cityos/access'
import type { Payload } from 'payload'

/**
 * Which state of a tenant's published content, and of what all tenants share, is there: triggers count each change in
 * its own transaction. Read it before the content: content that is newer than its version is answered again, older
 * content never.
 */
export async function contentVersion(payload: Payload, tenant: string | undefined): Promise<string> {
  const { rows } = await payload.db.drizzle.execute<{ tenant_id: string; version: string }>(
    sql`select tenant_id, version::text from content_version where tenant_id in (${tenant ?? PLATFORM}, ${PLATFORM})`,
  )
  const of = (id: string | undefined) => rows.find(({ tenant_id }) => tenant_id === id)?.version ?? '0'
  return tenant === undefined ? of(PLATFORM) : `${of(tenant)}.${of(PLATFORM)}`
}
