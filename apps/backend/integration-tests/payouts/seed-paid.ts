import type { PayoutDatabase } from './payout-database'

/** When they were sent, by the provider's clock and ours. */
export const SENT_AT = '2026-11-10T12:00:00Z'
const REVERSED_AT = '2026-11-10T18:00:00Z'

/**
 * So many payouts by the sandbox that were paid, with their entries in the ledger and the provider's transfers, each
 * of another amount: as a busy marketplace has them. Numbered from 1 on: `pout_…1`, `tr_…1`.
 */
export async function seedPaid(world: PayoutDatabase, count: number): Promise<void> {
  const vendor = await world.vendor()
  const amount = '1000 + i'
  await world.earn(vendor, BigInt(count * 1_000 + (count * (count + 1)) / 2))
  const id = (prefix: string) => `'${prefix}_01KFP' || lpad(i::text, 21, '0')`
  const each = `from generate_series(1, ${count}) i`
  await world.owner(
    `insert into ledger_account (tenant_id, id, kind, owner_id, currency_code) values ($1, 'lacc_way', 'in_transit', $2, 'eur')`,
    [world.tenant, vendor],
  )
  for (const [kind, prefix, from, to] of [
    ['payout_created', 'ltx_1', 'available', 'in_transit'],
    ['payout_paid', 'ltx_2', 'in_transit', 'clearing'],
  ] as const) {
    const account = (
      account: string,
    ) => `(select id from ledger_account where tenant_id = $1 and kind = '${account}'
                                             and owner_id = '${account === 'clearing' ? 'platform' : vendor}')`
    await world.owner(
      `with t as (
         insert into ledger_transaction (tenant_id, id, kind, source_type, source_id, idempotency_key, occurred_at, posting_count)
         select $1, ${id(prefix)}, '${kind}', 'payout', ${id('pout')}, '${kind}:' || ${id('pout')}, '${SENT_AT}', 2 ${each})
       insert into ledger_posting (tenant_id, transaction_id, position, account_id, currency_code, amount_minor)
       select $1, ${id(prefix)}, side.position, side.account, 'eur', side.sign * (${amount})
         ${each} cross join (values (1, ${account(from)}, -1), (2, ${account(to)}, 1)) as side (position, account, sign)`,
      [world.tenant],
    )
  }
  await world.owner(
    `insert into payout (tenant_id, id, vendor_id, currency_code, amount_minor, status, method, destination,
                         provider_reference, sent_at, paid_at, created_at, updated_at)
     select $1, ${id('pout')}, '${vendor}', 'eur', ${amount}, 'paid', 'sandbox', 'acct_' || i % 50, ${id('tr')},
            '${SENT_AT}', '${SENT_AT}', '${SENT_AT}', '${SENT_AT}' ${each}`,
    [world.tenant],
  )
  await world.owner(
    `insert into payout_sandbox_transfer (tenant_id, id, payout_id, destination, amount_minor, currency_code, status, created_at)
     select $1, ${id('tr')}, ${id('pout')}, 'acct_' || i % 50, ${amount}, 'eur', 'paid', '${SENT_AT}' ${each}`,
    [world.tenant],
  )
  await seedReversals(world, count, vendor)
  await world.owner('analyze')
}

/** As many reversals of a hundred each, two of every other payout, which both sides have: `porev_…1` is `trr_…1`. */
async function seedReversals(world: PayoutDatabase, count: number, vendor: string): Promise<void> {
  const id = (prefix: string, number: string) => `'${prefix}_01KFP' || lpad((${number})::text, 21, '0')`
  const [own, made] = [id('porev', 'i'), id('trr', 'i')]
  const every = '(i + 1) / 2 * 2'
  const [payout, transfer] = [id('pout', every), id('tr', every)]
  const each = `from generate_series(1, ${count}) i`
  await world.owner(
    `insert into payout_reversal (tenant_id, id, idempotency_key, payout_id, vendor_id, vendor_order_id, refund_id, method,
                                  currency_code, amount_minor, state, transfer_reference, sends, provider_reference,
                                  created_at, updated_at, closed_at)
     select $1, ${own}, ${own}, ${payout}, '${vendor}', 'vord_1', 'ref_' || i, 'sandbox', 'eur', 100, 'succeeded',
            ${transfer}, 1, ${made}, '${REVERSED_AT}', '${REVERSED_AT}', '${REVERSED_AT}' ${each}`,
    [world.tenant],
  )
  await world.owner(
    `insert into payout_sandbox_reversal (tenant_id, id, idempotency_key, reversal_id, transfer_id, amount_minor, created_at)
     select $1, ${made}, ${own}, ${own}, ${transfer}, 100, '${REVERSED_AT}' ${each}`,
    [world.tenant],
  )
  for (const table of ['payout', 'payout_sandbox_transfer']) {
    await world.owner(
      `update ${table} set reversed_minor = 200 where right(id, 21)::int % 2 = 0 and tenant_id = $1`,
      [world.tenant],
    )
  }
}

const named = (prefix: string, number: number) => `${prefix}_01KFP${String(number).padStart(21, '0')}`
export const payoutId = (number: number): string => named('pout', number)
export const transferId = (number: number): string => named('tr', number)
export const reversalId = (number: number): string => named('porev', number)
/** The provider's name for it. */
export const reversalReference = (number: number): string => named('trr', number)
