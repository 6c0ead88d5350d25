import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'
import { patchMethods } from './patch'

type AnyMethod = (this: unknown, ...args: unknown[]) => unknown

function own(value: unknown): unknown {
  const tenantId = currentTenantId() ?? PLATFORM_TENANT_ID
  if (typeof value === 'string') return `${tenantId}:${value}`
  if (Array.isArray(value)) return value.map(own)
  return value
}

/**
 * Core's caching module computes its keys from the query alone: a cart was shown another tenant's region.
 * Every key and tag that reaches a provider, and the keys under which concurrent requests are merged, get
 * the tenant in front.
 */
export function keepCachesApart(cachingModule: { prototype: object; name: string }): void {
  const prefixArguments =
    (count: number) =>
    (original: unknown): never =>
      function (this: unknown, ...args: unknown[]) {
        return (original as AnyMethod).apply(
          this,
          args.map((argument, index) => (index < count ? own(argument) : argument)),
        )
      } as never
  patchMethods(cachingModule.prototype, cachingModule.name, {
    performCacheGet: prefixArguments(2),
    // "*" clears everything: as a tag of every entry it means everything of this tenant.
    performCacheSet: (original) =>
      function (this: unknown, key: unknown, tags: string[] | undefined, ...rest: unknown[]) {
        return (original as AnyMethod).call(this, own(key), own([...(tags ?? []), '*']), ...rest)
      } as never,
    performCacheClear: prefixArguments(2),
    getRequestKey: prefixArguments(2),
    getClearRequestKey: prefixArguments(2),
  })
}
