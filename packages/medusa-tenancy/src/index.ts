export { TenancyError, type TenancyErrorCode } from './errors'
export { currentTenantId, PLATFORM_TENANT_ID, requireTenantId, runInTenant } from './scope/scope'
export { missingScopeCount, type MissingScopePolicy } from './scope/missing-scope'
export { forEachTenant, listTenantIds, type ForEachTenantOptions } from './carriers/for-each-tenant'
export { connectionStats, type ConnectionStats, type PoolOptions } from './database/connection'
export {
  configureCrossTenantAudit,
  readAcrossTenants,
  type CrossTenantRead,
} from './database/read-across-tenants'
export { tenantFiles } from './files/tenant-files'
export { platformOnly, tenancyRoutes } from './http/middlewares'
export { forgetResolvedTenants, withTenancy, type TenancyOptions } from './config/with-tenancy'
export { classify, coreClassification, type Classification } from './schema/classification'
export { applicationRoleOf, type ApplicationRole } from './schema/roles'
export { syncTenancySchema, type SyncOptions, type SyncReport } from './schema/sync'
export { findSchemaProblems, type SchemaProblem } from './schema/verify'
export { prepareMigration } from './cli/prepare-migration'
