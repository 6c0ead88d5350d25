import type { ResourceKind, RowResource } from '@cityos/contracts'

export type AttributeValue = string | number | boolean | null

/** What the policies ask about a row beside its tenant. infra/cerbos/policies/_schemas says the same. */
const ATTRIBUTES = {
  vendor: ['vendor', 'status'],
  vendor_member: ['vendor', 'role'],
  vendor_order: ['vendor'],
  vendor_document: ['vendor'],
  vendor_product: ['vendor'],
  vendor_ledger: ['vendor'],
  vendor_notification: ['vendor'],
  commission_rule: ['vendor'],
  commission_line: ['vendor'],
  payout: ['vendor'],
  payout_account: ['vendor'],
  subscription: ['customer', 'status'],
  page: ['status'],
  product_content: ['status', 'author'],
  country: [],
  geo_scope: [],
  geo_category: [],
  geo_subcategory: [],
  tenant_profile: [],
  store_profile: [],
  product_mirror: [],
  vendor_mirror: [],
  portal: [],
  media: ['visibility'],
  account: [],
  content_key: [],
  integration_endpoint: [],
  webhook_log: [],
  role: ['role'],
} as const satisfies Record<RowResource, readonly string[]>

type AttributeOf<K extends ResourceKind> = K extends RowResource ? (typeof ATTRIBUTES)[K][number] : never

/** What is acted on: a kind of thing in a tenant, and which one where that is known. */
export interface Resource<K extends ResourceKind = ResourceKind> {
  kind: K
  id?: string | null
  tenant: string
  /** What is left out is told as null. */
  attributes?: Partial<Readonly<Record<AttributeOf<K>, AttributeValue>>>
}

/** The names of all attributes of a kind, `tenant` first. */
export function attributesOf(kind: ResourceKind): readonly string[] {
  return ['tenant', ...((ATTRIBUTES as Partial<Record<string, readonly string[]>>)[kind] ?? [])]
}

/**
 * Every attribute of the resource, null where nothing is known: a rule like `status != "published"` would hold for a
 * row of which the status was merely not told.
 * @throws RangeError for an attribute that the kind does not have.
 */
export function toAttributes({ kind, tenant, attributes = {} }: Resource): Record<string, AttributeValue> {
  const names = attributesOf(kind)
  const unknown = Object.keys(attributes).filter((name) => name === 'tenant' || !names.includes(name))
  if (unknown.length) throw new RangeError(`A ${kind} has no attribute ${unknown.join(', ')} to decide by.`)
  const values: Record<string, AttributeValue | undefined> = { ...attributes, tenant }
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
}
