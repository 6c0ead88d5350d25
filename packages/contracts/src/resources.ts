import { AREAS, type Area } from './permissions'

const CRUD = ['read', 'create', 'update', 'delete'] as const

/**
 * Things whose rows are judged one by one: beside the role it counts whose they are, and in which state. For
 * everything in AREAS the role and the tenant are enough.
 */
export const ROW_RESOURCES = {
  /** What else may be done with one is in AREAS. */
  vendor: [],
  vendor_member: [],
  vendor_order: [],
  commission_rule: [],
  commission_line: [],
  vendor_document: [],
  vendor_product: [],
  payout: [],
  payout_account: [],
  vendor_ledger: [],
  vendor_notification: [],
  subscription: [],
  /** `draft`: save what nobody outside sees yet; `history`: read what it was. */
  page: [...CRUD, 'draft', 'history', 'publish'],
  /** `step`: take part in the writing; `revise`: begin anew from what is published. */
  product_content: [...CRUD, 'history', 'step', 'revise', 'review', 'publish'],
  country: CRUD,
  geo_scope: CRUD,
  geo_category: CRUD,
  geo_subcategory: CRUD,
  /**
   * A tenant and a store as their content has them: placement, profile, branding; theme, navigation. `show`: see what
   * of it is shown to the world.
   */
  tenant_profile: ['read', 'update', 'show'],
  store_profile: ['read', 'update', 'show'],
  /** A product and a vendor as the content admin sees them. */
  product_mirror: ['read'],
  vendor_mirror: ['read'],
  portal: [...CRUD, 'show'],
  media: CRUD,
  /** Somebody as the content admin knows them. */
  account: ['read'],
  content_key: [...CRUD, 'rotate', 'revoke'],
  integration_endpoint: CRUD,
  webhook_log: ['read', 'replay'],
  /** A role, as something to give and to take. */
  role: ['assign'],
} as const satisfies Record<string, readonly string[]>

export type RowResource = keyof typeof ROW_RESOURCES

type AreaResource = { [A in Area]: keyof (typeof AREAS)[A] }[Area]

/** Every kind of thing that somebody may be allowed to act on. */
export type ResourceKind = AreaResource | RowResource

/** Every kind with its actions: what the policies speak of. A kind that two areas name has the actions of both. */
export const RESOURCE_ACTIONS: Readonly<Record<ResourceKind, readonly string[]>> = collect()

function collect(): Record<ResourceKind, readonly string[]> {
  const actions: Record<string, readonly string[]> = {}
  for (const resources of [...Object.values(AREAS), ROW_RESOURCES]) {
    for (const [kind, own] of Object.entries(resources)) actions[kind] = [...(actions[kind] ?? []), ...own]
  }
  return actions as Record<ResourceKind, readonly string[]>
}
