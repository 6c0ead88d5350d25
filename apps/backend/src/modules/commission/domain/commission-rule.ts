import type { CommissionLimit, CommissionTerms } from '@cityos/contracts'

/** What a rule may be narrowed to. At most one of the first four; null is everything. */
export interface CommissionScope {
  product_id: string | null
  category_id: string | null
  collection_id: string | null
  product_type_id: string | null
  vendor_id: string | null
  store_id: string | null
}

/** What people write into a rule, and what a version of it keeps. Rates in basis points, amounts in minor units. */
export interface CommissionContent extends CommissionScope {
  name: string
  description: string | null
  terms: CommissionTerms
  limits: readonly CommissionLimit[]
  charge_shipping: boolean
  only_listed_currencies: boolean
  valid_from: Date | null
  /** The first moment at which it no longer counts. */
  valid_to: Date | null
  priority: number
  stack_group: string
  active: boolean
}

/** A rule in one of its versions. */
export interface CommissionRule extends CommissionContent {
  id: string
  version: number
  version_id: string
  /** When the rule was made, whichever version this is: the older of two equals wins. */
  created_at: Date
}
