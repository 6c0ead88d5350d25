import type { RouteGroup } from '../http/openapi/description'
import { tenantsOpenApi } from './admin/tenants/openapi'
import { docsOpenApi } from './docs/openapi'

/** Every route of ours, in the order of the document. A test compares this list with the running server. */
export const describedRoutes: RouteGroup[] = [tenantsOpenApi, docsOpenApi]
