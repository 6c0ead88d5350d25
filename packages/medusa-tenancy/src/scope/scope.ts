import { AsyncLocalStorage } from 'node:async_hooks'
import { TenancyError } from '../errors'

/** The tenant that the platform's own staff and the framework's boot defaults live in; nothing sells there. */
export const PLATFORM_TENANT_ID = 'platform'

// One storage per process, even when a bundler or a test loads this package twice: two storages
// would mean a request whose queries do not see its own tenant.
const key = Symbol.for('cityos.medusa-tenancy.scope')
const holder = globalThis as unknown as Record<symbol, AsyncLocalStorage<string> | undefined>
const storage = (holder[key] ??= new AsyncLocalStorage<string>())

/** The id of the tenant in scope, or undefined outside every scope. */
export function currentTenantId(): string | undefined {
  return storage.getStore()
}

/** The id of the tenant in scope. @throws TenancyError `scope_missing` outside every scope. */
export function requireTenantId(): string {
  const tenantId = storage.getStore()
  if (!tenantId) throw new TenancyError('scope_missing', 'This code must run inside a tenant scope.')
  return tenantId
}

/**
 * Runs `fn` with `tenantId` in scope and returns its result. The callback is awaited inside the scope,
 * because knex and MikroORM queries are lazy: a query that is only returned would run after the scope ended.
 * @throws TenancyError `tenant_id_invalid` when the id is empty or malformed.
 */
export async function runInTenant<T>(tenantId: string, fn: () => T | Promise<T>): Promise<T> {
  return storage.run(assertTenantId(tenantId), async () => await fn())
}

/** Like {@link runInTenant} for code that calls back instead of returning a promise (Express' handler). */
export function enterTenant<T>(tenantId: string, fn: () => T): T {
  return storage.run(assertTenantId(tenantId), fn)
}

function assertTenantId(tenantId: unknown): string {
  if (typeof tenantId === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(tenantId)) return tenantId
  throw new TenancyError('tenant_id_invalid', `"${String(tenantId)}" is not a tenant id.`)
}
