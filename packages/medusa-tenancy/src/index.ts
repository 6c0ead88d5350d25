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
export {
  PlatformDatabase,
  withinTenant,
  type PlatformDatabaseOptions,
  type PlatformTransaction,
} from './database/platform-database'
export { Listener, type ListenerOptions } from './database/listener'
export { tenantFiles } from './files/tenant-files'
export { actAsTenant, type ActAsTenantOptions } from './http/act-as-tenant'
export { forgetResolvedTenants, resolveHost } from './http/current-resolver'
export { hostnameOf } from './http/hostname'
export {
  oneAfterTheOther,
  type AnswerFirst,
  type BeforeTenant,
  type TenantOfCredential,
} from './http/enter-scope'
export { platformOnly, tenancyRoutes } from './http/middlewares'
export type { Resolution } from './http/resolution'
export { recordChanges, recordNoChanges, recordReason, type AuditContext } from './scope/audited'
export { actingPrincipal, type ActingPrincipal, type ActingTerms } from './scope/acting'
export { catalogueCacheStats, withTenancy, type TenancyOptions } from './config/with-tenancy'
export { classify, coreClassification, type Classification, type CountedTable } from './schema/classification'
export { applicationRoleOf, type ApplicationRole } from './schema/roles'
export { syncTenancySchema, type SyncOptions, type SyncReport } from './schema/sync'
export { quotaDrift, type QuotaDrift } from './database/quota-drift'
export { findSchemaProblems, type SchemaProblem } from './schema/verify'
export { findUnwatchedTables } from './schema/verify-catalogue'
export type { CatalogueCacheOptions, CatalogueCacheStats } from './catalogue-cache/catalogue-cache'
export { storeProductRoutes, type CachedRoute } from './catalogue-cache/cached-routes'
export { prepareMigration } from './cli/prepare-migration'
export { asTenant } from './portability/as-platform'
export { readRegistryTables } from './portability/catalogue'
export { countTenantRows } from './portability/count-rows'
export { exportTenant, type ExportOptions } from './portability/export-tenant'
export { planImport, importRows, type ImportCursor, type ImportPlan } from './portability/import-tenant'
export { insertRows } from './portability/insert-rows'
export { writeHashed, type Hashed } from './portability/hashed-file'
export { fromExportPath } from './portability/file-path'
export { isExportPart, type Manifest } from './portability/manifest'
export { TenantExport } from './portability/open-export'
export { deleteTenantRows, purgeTenantRows, sweepTenantRows } from './portability/purge-tenant'
export { type PortableRow } from './portability/row-format'
export { lockTenant, type OnProgress, type Sql, type SqlConnection } from './portability/sql'
export { copyFile, listFiles, removeFolder } from './portability/tenant-folder'
export { verifyImport } from './portability/verify-import'
export { Slots } from './slots'
