/*
 * Payouts for 10,000 vendors out of a ledger with a million entries on their accounts: made by a schedule, as the job
 * does it, from a PostgreSQL that waits for its disk. Once of everything, once when there is nothing new, and once
 * after each vendor has sold one thing more: what that costs must not grow with what was paid before.
 */
import { randomBytes } from 'node:crypto'
import { asOwner } from '@cityos/testing'
import { runInTenant } from '@cityos/medusa-tenancy'
import { createTenantConnection } from '../../packages/medusa-tenancy/dist/database/connection.js'
import { openTenant } from '../support.mjs'
import { fromBackend } from './backend.mjs'

const TENANT = 'ten_01JGFJJZ00BENCHTENANT00000'
const VENDORS = 10_000
const ENTRIES_EACH = 100
/** Transactions in one statement. */
const ROUND = 50_000
const DAY_MS = 86_400_000

/** Rows of a table: what was done, and how long it took. */
export async function measurePayouts(open) {
  const { ownerUrl, appUrl } = await openTenant(open, TENANT, 0)
  const connection = createTenantConnection({ url: appUrl })
  open.push(() => connection.destroy())
  const { runSchedules } = fromBackend('workflows/payout/generate/run-schedules.ts')
  const { saveSettings } = fromBackend('modules/payout/store/settings.ts')
  const { LedgerModuleService } = fromBackend('modules/ledger/service.ts')
  const { PayoutModuleService } = fromBackend('modules/payout/service.ts')
  const payouts = new PayoutModuleService(
    {},
    { sealingKeys: [{ id: 'bench', key: randomBytes(32) }], stripeUrl: '', defaultMethod: 'sandbox' },
  )
  let now = Date.now()
  payouts.clock = { now: () => new Date(now) }
  const context = { db: connection, ledger: new LedgerModuleService(), payouts, announce: async () => {} }
  await runInTenant(TENANT, () =>
    connection.transaction((trx) => saveSettings(trx, '', { schedule: { kind: 'daily', hour: 3 } })),
  )

  const owner = (work) => asOwner(ownerUrl, work)
  await owner(makeVendors)
  const loaded = await timed(() => owner((client) => earn(client, 1, ENTRIES_EACH)))
  const rows = [
    row(
      `${(VENDORS * ENTRIES_EACH).toLocaleString('en')} entries written (not measured against anything)`,
      loaded,
      0,
    ),
  ]
  const run = async (what) => {
    await owner((client) => client.query('analyze'))
    now += DAY_MS
    const { seconds, result } = await timed(() => runInTenant(TENANT, () => runSchedules(context)))
    rows.push(row(what, { seconds }, result))
  }
  await run('payouts of everything')
  await run('nothing new')
  await owner((client) => earn(client, ENTRIES_EACH + 1, ENTRIES_EACH + 1))
  await run('one more entry each')
  await owner(check)
  return { [`${VENDORS.toLocaleString('en')} vendors`]: rows }
}

async function timed(work) {
  const began = performance.now()
  const result = await work()
  return { seconds: (performance.now() - began) / 1_000, result }
}

const row = (what, { seconds }, made) => ({
  what,
  payouts: made,
  seconds: seconds.toFixed(1),
  'payouts per second': made ? Math.round(made / seconds) : '',
})

const vendorId = `'ven_01JGFJJZ00BENCHVENDO' || lpad(v::text, 6, '0')`

async function makeVendors(client) {
  await client.query(
    `insert into vendor (tenant_id, id, handle, name, status, kyc_status)
     select $1, ${vendorId}, 'vendor-' || v, 'Vendor ' || v, 'approved', 'verified' from generate_series(1, ${VENDORS}) v`,
    [TENANT],
  )
  await client.query(
    `insert into ledger_account (tenant_id, id, kind, owner_id, currency_code)
     select $1, 'lacc_clearing', 'clearing', 'platform', 'eur'
     union all select $1, 'lacc_' || v, 'available', ${vendorId}, 'eur' from generate_series(1, ${VENDORS}) v`,
    [TENANT],
  )
}

/** Entries with these numbers for every vendor; ids tell the time, as those of the ledger do. */
async function earn(client, first, last) {
  const { newIds } = await import('@cityos/contracts')
  const total = VENDORS * (last - first + 1)
  for (let from = 0; from < total; from += ROUND) {
    const ids = newIds('ltx', Math.min(ROUND, total - from))
    await client.query(
      `with new as (
         select id, (n + $3::int - 1) % ${VENDORS} + 1 as v, (n + $3::int - 1) / ${VENDORS} + $4::int as number
           from unnest($2::text[]) with ordinality as w (id, n)
       ), t as (
         insert into ledger_transaction (tenant_id, id, kind, source_type, source_id, idempotency_key, occurred_at, posting_count)
         select $1, id, 'release', 'bench', 'vord_' || v || '_' || number, 'release:' || v || '_' || number, now(), 2 from new)
       insert into ledger_posting (tenant_id, transaction_id, position, account_id, currency_code, amount_minor)
       select $1, id, 1, 'lacc_clearing', 'eur', -(100 + number) from new
       union all select $1, id, 2, 'lacc_' || v, 'eur', 100 + number from new`,
      [TENANT, ids, from, first],
    )
  }
}

/** A number that is wrong measures nothing. */
async function check(client) {
  const { rows } = await client.query(
    `select (select count(*) from payout where tenant_id = $1)::int as payouts,
            (select count(*) from payout_item where tenant_id = $1)::int as items,
            (select count(*) from payout p where tenant_id = $1 and amount_minor is distinct from
               (select sum(amount_minor) from payout_item i where i.payout_id = p.id))::int as wrong`,
    [TENANT],
  )
  const expected = { payouts: 2 * VENDORS, items: VENDORS * (ENTRIES_EACH + 1), wrong: 0 }
  if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
    throw new Error(`It made ${JSON.stringify(rows[0])} in place of ${JSON.stringify(expected)}.`)
}
