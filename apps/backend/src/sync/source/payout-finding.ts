import type { Reader } from './load-rows'

/** What either side says of a payout. When it was last seen is left out: each comparison would tell everything again. */
export const payoutFindingReader: Reader = {
  table: 'payout_finding',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object('class', class, 'method', method, 'payout_id', payout_id,
                                  'provider_reference', provider_reference, 'ours', ours, 'theirs', theirs,
                                  'state', state, 'resolution', resolution) as state
      from payout_finding where id = any($1::text[]) and deleted_at is null`,
}
