import { defineMiddlewares } from '@medusajs/framework/http'
import { tenancyRoutes } from '@cityos/medusa-tenancy'

export default defineMiddlewares({ routes: [...tenancyRoutes] as never })
