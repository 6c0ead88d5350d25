/** What the ledger is narrowed to: the API's own words. */
export type LedgerFilters = Partial<Record<'vendor_id' | 'kind' | 'currency_code' | 'from' | 'to', string>>
