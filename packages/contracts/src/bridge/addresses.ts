/** The two applications that the bridge joins, and what each of them tells the other. */
export const BRIDGE_ENTITIES = {
  medusa: ['tenant', 'store', 'product', 'vendor'],
  payload: ['country', 'geo_scope', 'geo_category', 'geo_subcategory', 'tenant_profile', 'product_content'],
} as const satisfies Record<string, readonly string[]>

export type BridgeSide = keyof typeof BRIDGE_ENTITIES
export type BridgeEntity = (typeof BRIDGE_ENTITIES)[BridgeSide][number]

/** Under whose id the geo hierarchy travels: it is nobody's but the platform's. */
export const PLATFORM_CONNECTION = 'platform'

/** Where each side takes messages of a tenant in, below its own address. */
export const BRIDGE_PATHS = {
  medusa: (tenantId: string) => `/webhooks/bridge/${encodeURIComponent(tenantId)}`,
  payload: (tenantId: string) => `/api/webhooks/bridge/${encodeURIComponent(tenantId)}`,
} as const satisfies Record<BridgeSide, (tenantId: string) => string>
