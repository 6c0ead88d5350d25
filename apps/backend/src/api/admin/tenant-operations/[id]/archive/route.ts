import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { sendArchive } from '../../../../../http/tenants/send-archive'
import { findExport } from '../../../../../workflows/tenant-operation/find-operation'

/** Streams a finished export as one compressed archive. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const { folder } = await findExport(request.scope, id)
  await sendArchive(response, folder, id)
}
