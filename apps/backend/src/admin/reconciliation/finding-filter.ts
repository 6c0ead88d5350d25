/** What findings are narrowed to, in the API's own words; empty is all. */
export type FindingFilter = Record<'state' | 'class' | 'method' | 'reconciliation_id', string>

/** What somebody still has to look at. */
export const NO_FILTER: FindingFilter = { state: 'open', class: '', method: '', reconciliation_id: '' }
