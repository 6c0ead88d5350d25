import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

/**
 * `kind:a:b` becomes `kind@<tenant>:a:b`, once. Callers choose the ids in workflow keys: two tenants that
 * choose the same one must not find each other's flow, lock or timer.
 */
export function tenantKey(key: string): string {
  const [kind = '', ...rest] = key.split(':')
  const tenantId = currentTenantId() ?? PLATFORM_TENANT_ID
  return [`${kind.split('@')[0]}@${tenantId}`, ...rest].join(':')
}

/** A map in which each tenant has its own keys. */
export class TenantKeyedMap<Value> extends Map<string, Value> {
  override get(key: string) {
    return super.get(tenantKey(key))
  }
  override has(key: string) {
    return super.has(tenantKey(key))
  }
  override set(key: string, value: Value) {
    return super.set(tenantKey(key), value)
  }
  override delete(key: string) {
    return super.delete(tenantKey(key))
  }
}
