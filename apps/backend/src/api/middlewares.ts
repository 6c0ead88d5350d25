import { defineMiddlewares } from '@medusajs/framework/http'
import { actAsTenant, tenancyRoutes } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../env'
import { closedRoutes } from '../http/closed-routes'
import { errorHandler } from '../http/error-handler'
import { mayActInTenants } from '../http/may-act-in-tenants'
import { serveFiles } from '../http/serve-files'
import { tenantStoreRoutes } from './admin/tenant-stores/middlewares'
import { ownDomainRoutes } from './admin/tenant/domains/middlewares'
import { ownTenantRoutes } from './admin/tenant/middlewares'
import { tenantRoutes } from './admin/tenants/middlewares'
import { cartRoutes } from './store/carts/middlewares'
import { tlsRoutes } from './tls/middlewares'

const { UPLOAD_DIR: folder, COOKIE_SECRET: secret } = currentEnvironment()
const serveUploads = serveFiles({ folder, secret })

export default defineMiddlewares({
  errorHandler: errorHandler as never,
  routes: [
    ...(tenancyRoutes as never[]),
    actAsTenant({ authorize: mayActInTenants }) as never,
    { matcher: '/static/*', middlewares: [serveUploads as never] },
    ...closedRoutes,
    ...tenantRoutes,
    ...tenantStoreRoutes,
    ...cartRoutes,
    ...ownTenantRoutes,
    ...ownDomainRoutes,
    ...tlsRoutes,
  ],
})
