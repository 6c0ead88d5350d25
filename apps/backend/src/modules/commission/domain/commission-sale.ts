/** One line of a sale, as a rule sees it. Amounts in minor units of `currency_code`. */
export interface CommissionSale {
  line_id: string
  kind: 'item' | 'shipping'
  vendor_id: string
  product_id: string | null
  /** Those of the product and all above them, in any order. */
  category_ids: readonly string[]
  collection_id: string | null
  product_type_id: string | null
  store_id: string | null
  /** A decimal, not negative: Medusa sells 1.5 metres of a cloth. */
  quantity: string
  /** As the shopper was shown it; it decides nothing. */
  unit_price_minor: bigint
  /** Of all pieces together, after discounts, without tax. Below zero counts as nothing. */
  base_minor: bigint
  /** ISO 4217, lower case. */
  currency_code: string
  /** The moment of the sale: which rules are valid. */
  at: Date
  /** What the vendor had sold in this calendar month, in the tenant's zone and this currency, before this line. */
  volume_minor: bigint
}
