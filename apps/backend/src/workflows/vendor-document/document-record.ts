import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type VendorDocumentStatus } from '@cityos/contracts'
import { vendorModule } from '../vendor/vendor-module'

/** A paper as the module answers it. */
export interface DocumentRecord {
  id: string
  vendor_id: string
  requirement_id: string
  status: VendorDocumentStatus
  reason: string | null
  file_key: string
  file_name: string
  mime_type: string
  size_bytes: number
  expires_at: Date | null
  reviewed_by: string | null
  reviewed_at: Date | null
  created_at: Date
}

/** A paper of this vendor. @throws CityosError `not_found`, for another vendor's as well. */
export async function requireDocument(
  container: MedusaContainer,
  { id, vendorId }: { id: string; vendorId: string },
): Promise<DocumentRecord> {
  const [row] = await vendorModule(container).listVendorDocuments({ id, vendor_id: vendorId })
  if (!row) throw new CityosError('not_found', `There is no document ${id}.`)
  return row as unknown as DocumentRecord
}
