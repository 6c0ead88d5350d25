import type { PlatformRole, TenantRole } from './roles'

const CRUD = ['read', 'create', 'update', 'delete'] as const

/**
 * Every action that somebody may be allowed to take, by resource, grouped into areas of work. A role is given
 * areas (GRANTS below); a new resource belongs to one of them and needs no word about roles.
 */
export const AREAS = {
  /** What the admin needs to open at all, and what is everybody's own. */
  workspace: {
    profile: ['read', 'update'],
    view: ['read', 'update'],
    notification: ['read'],
    workspace: ['read'],
  },
  catalogue: {
    product: [...CRUD, 'import', 'export'],
    product_category: CRUD,
    product_collection: CRUD,
    product_option: CRUD,
    product_tag: CRUD,
    product_type: CRUD,
    price_list: CRUD,
    price_preference: CRUD,
    promotion: CRUD,
    campaign: CRUD,
    inventory_item: [...CRUD, 'export'],
    reservation: CRUD,
  },
  content: {
    file: ['read', 'create', 'delete'],
    translation: ['read', 'update'],
  },
  sales: {
    order: ['read', 'update', 'cancel', 'export'],
    draft_order: CRUD,
    return: ['read', 'create', 'update', 'cancel'],
    exchange: ['read', 'create', 'update', 'cancel'],
    claim: ['read', 'create', 'update', 'cancel'],
    fulfillment: ['read', 'create', 'update', 'cancel'],
  },
  customers: {
    customer: CRUD,
    customer_group: CRUD,
  },
  money: {
    payment: ['read', 'create', 'capture', 'refund', 'delete'],
  },
  /** How the shop works: where it sells, ships and pays taxes. */
  settings: {
    store: ['read', 'update'],
    currency: ['read'],
    region: CRUD,
    sales_channel: CRUD,
    stock_location: CRUD,
    shipping: CRUD,
    tax: CRUD,
    reason: CRUD,
    property_label: CRUD,
    view: ['share'],
  },
  /** The tenant itself: its stores, domains and contract. */
  tenant: {
    tenant: ['read', 'update'],
    tenant_store: CRUD,
    tenant_domain: CRUD,
  },
  team: {
    user: ['read', 'update', 'delete', 'reset_password'],
    member: ['read', 'update', 'delete'],
    invitation: ['read', 'create', 'delete'],
  },
  /** Publishable keys, which storefronts show to the world. */
  keys: {
    api_key: CRUD,
  },
  /** What makes the owner the owner. */
  ownership: {
    ownership: ['grant'],
  },
  /** What was done, and by whom. */
  audit: {
    audit_log: ['read', 'export'],
  },
  /** Keys that open the admin. */
  secrets: {
    secret_key: CRUD,
  },
  /** What only the platform's own staff may do. */
  platform: {
    platform_tenant: [...CRUD, 'suspend', 'archive', 'export', 'import', 'purge'],
    tenant: ['act'],
    workflow_execution: ['read', 'run'],
    search_index: ['read', 'update', 'delete'],
    index: ['read', 'update'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Area = keyof typeof AREAS

type PermissionsOf<Resources> = {
  [R in keyof Resources & string]: Resources[R] extends readonly (infer A extends string)[]
    ? `${R}:${A}`
    : never
}[keyof Resources & string]

/** `resource:action`, such as `order:update`. */
export type Permission = { [A in Area]: PermissionsOf<(typeof AREAS)[A]> }[Area]

/** A role, or a secret key: a tenant's own, or one of the platform's. */
export type Grantee = PlatformRole | TenantRole | 'secret_key' | 'platform_key'

type Extent = 'all' | 'read' | 'none'

const READS: Record<Area, Extent> = {
  workspace: 'all',
  catalogue: 'read',
  content: 'read',
  sales: 'read',
  customers: 'read',
  money: 'read',
  settings: 'read',
  tenant: 'read',
  team: 'read',
  keys: 'none',
  ownership: 'none',
  audit: 'none',
  secrets: 'none',
  platform: 'none',
}

const WORKS: Record<Area, Extent> = {
  ...READS,
  catalogue: 'all',
  content: 'all',
  sales: 'all',
  customers: 'all',
  money: 'all',
  settings: 'all',
}

/** How much of each area a role is given. */
const GRANTS: Record<Grantee, Record<Area, Extent>> = {
  viewer: READS,
  reviewer: READS,
  finance: { ...READS, money: 'all' },
  editor: { ...READS, catalogue: 'all', content: 'all' },
  secret_key: { ...WORKS, team: 'none' },
  platform_key: { ...WORKS, team: 'none' },
  admin: { ...WORKS, tenant: 'all', team: 'all', keys: 'all', audit: 'all' },
  owner: { ...WORKS, tenant: 'all', team: 'all', keys: 'all', audit: 'all', ownership: 'all' },
  platform_support: { ...READS, keys: 'read', audit: 'read' },
  super_admin: everywhere('all'),
}

/** Single actions beside the areas. */
const EXTRAS: Partial<Record<Grantee, readonly Permission[]>> = {
  reviewer: ['product:export', 'inventory_item:export', 'order:export'],
  finance: ['order:export'],
  platform_key: ['tenant:act', 'platform_tenant:read', 'platform_tenant:create'],
  platform_support: ['tenant:act', 'platform_tenant:read', 'search_index:read', 'index:read'],
}

/** Every permission there is, in the order of the areas. */
export const PERMISSIONS: readonly Permission[] = permissionsOf(everywhere('all'))

const PLATFORM_PERMISSIONS: ReadonlySet<Permission> = new Set(
  permissionsOf({ ...everywhere('none'), platform: 'all' }),
)

/** What each role may do. */
export const ROLE_PERMISSIONS = Object.fromEntries(
  Object.entries(GRANTS).map(([grantee, extents]) => [
    grantee,
    new Set([...permissionsOf(extents), ...(EXTRAS[grantee as Grantee] ?? [])]),
  ]),
) as unknown as Readonly<Record<Grantee, ReadonlySet<Permission>>>

/** Whether a permission is the platform's own: on a tenant's host there is nothing that it would open. */
export function isPlatformPermission(permission: Permission): boolean {
  return PLATFORM_PERMISSIONS.has(permission)
}

function everywhere(extent: Extent): Record<Area, Extent> {
  return Object.fromEntries(Object.keys(AREAS).map((area) => [area, extent])) as Record<Area, Extent>
}

function permissionsOf(extents: Record<Area, Extent>): Permission[] {
  return Object.entries(AREAS).flatMap(([area, resources]) =>
    Object.entries(resources).flatMap(([resource, actions]) =>
      (actions as readonly string[])
        .filter((action) => covers(extents[area as Area], action))
        .map((action) => `${resource}:${action}` as Permission),
    ),
  )
}

function covers(extent: Extent, action: string): boolean {
  return extent === 'all' || (extent === 'read' && action === 'read')
}
