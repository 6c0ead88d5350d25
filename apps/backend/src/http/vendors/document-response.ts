import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type {
  ListVendorDocuments,
  VendorDocument,
  VendorDocumentLink,
  VendorDocumentList,
} from '@cityos/contracts'
import { lastDayOf } from '../../modules/vendor/domain/document-status'
import { LINK_LIFETIME_S } from '../../modules/tenant-files/file-signature'
import { requireDocument, type DocumentRecord } from '../../workflows/vendor-document/document-record'
import { requireVendor, vendorModule } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** One page of a vendor's papers. @throws CityosError `not_found`. */
export async function listDocuments(
  container: MedusaContainer,
  vendorId: string,
  query: ListVendorDocuments,
): Promise<VendorDocumentList> {
  await requireVendor(container, vendorId)
  const { status } = query
  const service = vendorModule(container)
  const { rows, page } = await listPage<DocumentRecord>(
    async (where, config) => (await service.listAndCountVendorDocuments(where, config)) as never,
    { vendor_id: vendorId, ...(status && { status }) },
    query,
  )
  return { documents: rows.map(toDocument), ...page }
}

/** @throws CityosError `not_found`, for another vendor's as well. */
export async function readDocument(
  container: MedusaContainer,
  which: { id: string; vendorId: string },
): Promise<VendorDocument> {
  return toDocument(await requireDocument(container, which))
}

/** A link that opens a paper for a while. @throws CityosError `not_found`, for another vendor's as well. */
export async function linkToDocument(
  container: MedusaContainer,
  which: { id: string; vendorId: string },
): Promise<VendorDocumentLink> {
  const { file_key } = await requireDocument(container, which)
  const { url } = await container.resolve(Modules.FILE).retrieveFile(file_key)
  return { url, expires_in_seconds: LINK_LIFETIME_S }
}

function toDocument(row: DocumentRecord): VendorDocument {
  const { id, vendor_id, requirement_id, status, reason, file_name, mime_type, size_bytes } = row
  const { expires_at, reviewed_by, reviewed_at, created_at } = row
  return {
    ...{ id, vendor_id, requirement_id, status, reason, file_name, mime_type, size_bytes },
    expires_on: expires_at && lastDayOf(new Date(expires_at)),
    reviewed_by,
    reviewed_at: reviewed_at && new Date(reviewed_at).toISOString(),
    created_at: new Date(created_at).toISOString(),
  }
}
