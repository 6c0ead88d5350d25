import type { CommissionContent, CommissionRule } from '../domain/commission-rule'

/** A row of `commission_rule`, as far as it says what is charged. */
export type RuleRow = Omit<CommissionRule, 'valid_from' | 'valid_to' | 'created_at'> & {
  valid_from: Date | null
  valid_to: Date | null
  created_at: Date
  updated_at: Date
}

/** The columns that hold what people wrote, in the order of the table. */
const CONTENT_COLUMNS = [
  ...['name', 'description', 'terms', 'limits', 'product_id', 'category_id', 'collection_id'],
  ...['product_type_id', 'vendor_id', 'store_id', 'charge_shipping', 'only_listed_currencies'],
  ...['valid_from', 'valid_to', 'priority', 'stack_group', 'active'],
] as (keyof CommissionContent)[]

/** What people wrote, without what the database adds. */
export function contentOf(row: CommissionContent): CommissionContent {
  return Object.fromEntries(CONTENT_COLUMNS.map((column) => [column, row[column]])) as never
}

/** A version's content as `commission_rule_version` keeps it: JSON, with moments as texts. */
export type StoredContent = Omit<CommissionContent, 'valid_from' | 'valid_to'> & {
  valid_from: string | null
  valid_to: string | null
}

export function fromStored(content: StoredContent): CommissionContent {
  const { valid_from, valid_to } = content
  return {
    ...content,
    valid_from: valid_from === null ? null : new Date(valid_from),
    valid_to: valid_to === null ? null : new Date(valid_to),
  }
}
