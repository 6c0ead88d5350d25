import { ModuleProvider, Modules } from '@medusajs/framework/utils'
import { LocalFileService } from '@medusajs/medusa/file-local'
import { tenantFiles } from '@cityos/medusa-tenancy'

class TenantFileService extends tenantFiles(LocalFileService) {
  static override identifier = 'localfs'
}

export default ModuleProvider(Modules.FILE, { services: [TenantFileService] })
