/*
 * Ledger transactions per second against a raw insert of the same rows: into tables with the same columns, keys and
 * indexes, and nothing that checks, isolates or sums. A capture of one vendor order, four postings, over a thousand
 * vendors. Both sides send statements as Medusa's connection does, unprepared; what ours does in JavaScript counts
 * against it, and the raw side's rows are made before.
 */
import pg from 'pg'
import { asOwner } from '@cityos/testing'
import { openTenant } from '../support.mjs'
import { fromBackend } from './backend.mjs'

const TENANT = 'ten_01JGFJJZ00BENCHTENANT00000'
const VENDORS = 1_000
const ROUNDS = 15
const SIZES = [1, 10, 1_000]
/** Transactions in a round, so that each takes long enough to be measured. */
const IN_A_ROUND = { 1: 300, 10: 1_000, 1_000: 3_000 }
const CONNECTIONS = 8
const AT = new Date('2026-03-10T12:00:00Z')

export async function measureLedger(open) {
  const { ownerUrl, appUrl } = await openTenant(open, TENANT, 100)
  const { post } = fromBackend('modules/ledger/store/post')
  await asOwner(ownerUrl, async (owner) => {
    for (const table of ['ledger_transaction', 'ledger_posting']) {
      await owner.query(`create table raw_${table} (like ${table} including defaults including indexes)`)
      await owner.query(`grant select, insert on raw_${table} to cityos_app`)
    }
  })
  const clients = []
  for (let i = 0; i < CONNECTIONS; i++) {
    const client = new pg.Client({ connectionString: appUrl })
    await client.connect()
    open.push(() => client.end())
    // The disk's wait at each commit is the same for all, and hides everything else.
    await client.query(`set app.tenant = '${TENANT}'; set synchronous_commit = off`)
    clients.push(client)
  }
  const [client] = clients
  await inTransaction(client, () => post(sqlOn(client), captures(VENDORS)))
  await asOwner(ownerUrl, (owner) => owner.query('vacuum analyze'))
  return { 'transactions per second': await sizes(client, post), 'side by side': await beside(clients, post) }
}

/** One connection, so many transactions in each database transaction; the sides in turns. */
async function sizes(client, post) {
  const rows = []
  for (const size of SIZES) {
    const times = { raw: [], ledger: [] }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const side of round % 2 ? ['raw', 'ledger'] : ['ledger', 'raw']) {
        const batches = Array.from({ length: IN_A_ROUND[size] / size }, () => captures(size))
        const made = side === 'raw' ? batches.map(rawRows) : batches
        const start = performance.now()
        for (const batch of made) {
          await inTransaction(client, () =>
            side === 'raw' ? client.query(RAW, batch) : post(sqlOn(client), batch),
          )
        }
        // The first round warms up.
        if (round) times[side].push((performance.now() - start) / IN_A_ROUND[size])
      }
    }
    const ratios = times.raw.map((raw, index) => raw / times.ledger[index])
    rows.push({
      'in one database transaction': size,
      'raw insert': Math.round(1_000 / median(times.raw)),
      ledger: Math.round(1_000 / median(times.ledger)),
      'ledger ÷ raw': median(ratios).toFixed(2),
    })
  }
  return rows
}

/** Checkouts at the same moment, each posting one capture: they share the accounts of the marketplace. */
async function beside(clients, post) {
  const rows = []
  for (const at of [1, 2, 4, 8]) {
    const each = 400
    const start = performance.now()
    await Promise.all(
      clients.slice(0, at).map(async (client) => {
        for (let i = 0; i < each; i++) await inTransaction(client, () => post(sqlOn(client), captures(1)))
      }),
    )
    const seconds = (performance.now() - start) / 1_000
    rows.push({ connections: at, 'transactions per second': Math.round((at * each) / seconds) })
  }
  return rows
}

async function inTransaction(client, work) {
  await client.query('begin')
  await work()
  await client.query('commit')
}

let made = 0

function captures(count) {
  return Array.from({ length: count }, () => {
    const n = String(++made).padStart(12, '0')
    const vendor_order_id = `vord_01JGFJJZ00BENC${n}`
    const of = (kind, owner_id, amount_minor) => ({
      account: { kind, owner_id, currency_code: 'eur' },
      amount_minor,
      vendor_order_id,
    })
    return {
      kind: 'capture',
      source_type: 'capture',
      source_id: `capt_01JGFJJZ00BENC${n}`,
      idempotency_key: `capture:capt_01JGFJJZ00BENC${n}`,
      occurred_at: AT,
      postings: [
        of('clearing', 'platform', -10_000n),
        of('commission_revenue', 'platform', 800n),
        of('commission_tax', 'platform', 152n),
        of('pending', `ven_01JGFJJZ00BENCHVENDOR${String(made % VENDORS).padStart(5, '0')}`, 9_048n),
      ],
    }
  })
}

const RAW = `
    with t as (
      insert into raw_ledger_transaction (id, kind, source_type, source_id, idempotency_key, occurred_at, posting_count)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::smallint[])
    )
    insert into raw_ledger_posting (transaction_id, position, account_id, currency_code, amount_minor, vendor_order_id)
    select * from unnest($8::text[], $9::smallint[], $10::text[], $11::text[], $12::bigint[], $13::text[])`

function rawRows(transactions) {
  const ids = transactions.map(({ source_id }) => source_id.replace('capt', 'ltxn'))
  const postings = transactions.flatMap(({ postings }, index) =>
    postings.map((posting, place) => ({ id: ids[index], place: place + 1, ...posting })),
  )
  return [
    ids,
    transactions.map(({ kind }) => kind),
    transactions.map(({ source_type }) => source_type),
    transactions.map(({ source_id }) => source_id),
    transactions.map(({ idempotency_key }) => idempotency_key),
    transactions.map(({ occurred_at }) => occurred_at.toISOString()),
    transactions.map(({ postings }) => postings.length),
    postings.map(({ id }) => id),
    postings.map(({ place }) => place),
    // As long as an account's id is.
    postings.map(
      ({ account }) => `lacc_01JGFJJZ00BENC${account.owner_id.slice(-5)}${account.kind.slice(0, 7)}`,
    ),
    postings.map(({ account }) => account.currency_code),
    postings.map(({ amount_minor }) => String(amount_minor)),
    postings.map(({ vendor_order_id }) => vendor_order_id),
  ]
}

const numbered = new Map()

/** Medusa's connection writes `?` for each binding. */
function sqlOn(client) {
  return {
    raw: (text, values = []) => {
      if (!numbered.has(text)) {
        let place = 0
        numbered.set(
          text,
          text.replaceAll('?', () => `$${++place}`),
        )
      }
      return client.query(numbered.get(text), values)
    },
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
