import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateVendorSetting } from '@cityos/contracts'
import { readVendorSetting } from '../../../workflows/vendor-setting/read-vendor-setting'
import { updateVendorSettingWorkflow } from '../../../workflows/vendor-setting/update-vendor-setting'

/** Reads how the tenant's marketplace works. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ vendor_setting: await readVendorSetting(request.scope) })
}

/** Changes how the tenant's marketplace works. */
export const POST = async (request: MedusaRequest<UpdateVendorSetting>, response: MedusaResponse) => {
  await updateVendorSettingWorkflow(request.scope).run({ input: request.validatedBody })
  response.json({ vendor_setting: await readVendorSetting(request.scope) })
}
