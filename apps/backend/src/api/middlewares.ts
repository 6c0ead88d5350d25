import { defineMiddlewares } from '@medusajs/framework/http'
import { tenancyRoutes } from '@cityos/medusa-tenancy'
import { errorHandler } from '../http/error-handler'
import { tenantRoutes } from './admin/tenants/middlewares'

export default defineMiddlewares({
  errorHandler: errorHandler as never,
  routes: [...(tenancyRoutes as never[]), ...tenantRoutes],
})
