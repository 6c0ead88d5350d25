const CRUD = ['read', 'create', 'update', 'delete'] as const

/**
 * Every action that somebody may be allowed to take, by resource, grouped into areas of work: the words. Who may is
 * said by the policies in infra/cerbos, in folders of the same names.
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
    ledger: ['read', 'export', 'adjust', 'reverse'],
  },
  /** Who sells beside the tenant, and who works for them. */
  marketplace: {
    /** `approve`: decide about applications and checks; `suspend`: end and begin its selling, for a time or for ever. */
    vendor: [...CRUD, 'submit', 'approve', 'suspend'],
    vendor_member: CRUD,
    /** What is asked of vendors, and how the marketplace works. */
    vendor_requirement: CRUD,
    vendor_setting: ['read', 'update'],
    /** Papers that a vendor hands in. */
    vendor_document: ['read', 'create', 'delete', 'review'],
    /** A vendor’s own products; `stock`: say how many there are. */
    vendor_product: [...CRUD, 'submit', 'stock'],
    /** Products of vendors that wait for the tenant. */
    product_approval: ['read', 'decide'],
    /** What everybody who works for a vendor sees first: who they are, and for whom they work. */
    vendor_portal: ['read'],
    /** What each vendor has in an order. `update`: accept, pack and ship it; `release`: its money, early or not yet. */
    vendor_order: ['read', 'update', 'cancel', 'refund', 'release'],
    /** What the tenant keeps of the vendors' sales, and the settings around it. */
    commission_rule: CRUD,
    commission_line: ['read'],
    /** Money on its way to vendors. `retry`: send what is held, anew. */
    payout: ['read', 'create', 'update', 'retry', 'cancel'],
    /** Where a vendor's money goes. */
    payout_account: ['read', 'update'],
    /** How vendors are paid, and with which keys. */
    payout_setting: ['read', 'update'],
    payout_provider: ['read', 'update'],
    /** What was sold, in numbers. */
    marketplace_stats: ['read'],
    /** What went into and out of a vendor's own accounts. */
    vendor_ledger: ['read'],
    /** What somebody who works for a vendor is told; `update`: say that it was read. */
    vendor_notification: ['read', 'update'],
    /** On which terms something is sold again and again, and what happens when a payment fails. */
    subscription_plan: CRUD,
    subscription: [...CRUD, 'cancel'],
    subscription_setting: ['read', 'update'],
    /** What recurs, and what was lost of it, in numbers. */
    subscription_report: ['read', 'export'],
    /** Payouts compared with what providers say. `resolve`: settle a difference for a reason. */
    payout_reconciliation: ['read', 'create', 'resolve'],
    /** What banks take back for their customers. `create`, `close`: those that no provider tells of. */
    dispute: ['read', 'create', 'close'],
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
  /** What is told to other systems, and to the content admin. */
  integration: {
    webhook_endpoint: CRUD,
    webhook_delivery: ['read', 'replay'],
    sync_job: ['read', 'retry', 'resolve'],
  },
  /** Keys that open the admin. */
  secrets: {
    secret_key: CRUD,
  },
  /** What only the platform's own staff may do. */
  platform: {
    platform_tenant: [...CRUD, 'suspend', 'archive', 'export', 'import', 'purge'],
    tenant: ['act'],
    acting_session: ['read', 'end'],
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

/** Every permission there is, in the order of the areas. */
export const PERMISSIONS: readonly Permission[] = Object.values(AREAS).flatMap(permissionsOf)

const PLATFORM_PERMISSIONS: ReadonlySet<Permission> = new Set(permissionsOf(AREAS.platform))

/** Whether a permission is the platform's own: on a tenant's host there is nothing that it would open. */
export function isPlatformPermission(permission: Permission): boolean {
  return PLATFORM_PERMISSIONS.has(permission)
}

function permissionsOf(resources: Readonly<Record<string, readonly string[]>>): Permission[] {
  return Object.entries(resources).flatMap(([resource, actions]) =>
    actions.map((action) => `${resource}:${action}` as Permission),
  )
}
