import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { findExport } from '../../../../../workflows/tenant-operation/find-operation'

/** Answers the manifest of a finished export. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { manifest } = await findExport(request.scope, request.params['id'] as string)
  response.json({ manifest })
}
