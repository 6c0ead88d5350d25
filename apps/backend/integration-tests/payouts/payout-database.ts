import { randomBytes } from 'node:crypto'
import { Client, Pool, type PoolClient } from 'pg'
import { TestClock } from '@cityos/calendar'
import { ID_PREFIXES, newId, type PayoutMethod } from '@cityos/contracts'
import { cloneDatabase, type TestDatabase } from '@cityos/testing'
import { transactionOf } from '../../src/modules/ledger/domain/transaction'
import { LedgerModuleService } from '../../src/modules/ledger/service'
import { PayoutModuleService } from '../../src/modules/payout/service'
import type { Db, Sql } from '../../src/modules/payout/store/sql'
import type { PayoutContext } from '../../src/workflows/payout/context'

const TENANT = 'ten_payouts'
const START = '2026-11-18T12:00:00Z'

/** One key for the tests of a run. */
const sealingKeys = [{ id: 'test', key: randomBytes(32) }]

interface Told {
  event: string
  id: string
}

/** The migrated tables and the code of payouts on them, without a server, by a clock that the test moves. */
export class PayoutDatabase {
  readonly clock = new TestClock(START)
  readonly told: Told[] = []
  readonly ledger = new LedgerModuleService()
  readonly payouts: PayoutModuleService
  private readonly pool: Pool
  private readonly superuser: Client

  private constructor(
    readonly database: TestDatabase,
    readonly tenant: string,
    stripeUrl: string,
  ) {
    this.pool = new Pool({ connectionString: database.appUrl, max: 12 })
    // A connection that ends while nobody uses it is opened again.
    this.pool.on('error', () => undefined)
    this.superuser = new Client({ connectionString: database.ownerUrl })
    this.payouts = new PayoutModuleService(
      {},
      { sealingKeys, stripeUrl, defaultMethod: 'sandbox', sandbox: true },
    )
    this.payouts.clock = this.clock
  }

  static async start({ stripeUrl = 'http://127.0.0.1:1', tenant = TENANT } = {}): Promise<PayoutDatabase> {
    const world = new PayoutDatabase(await cloneDatabase(), tenant, stripeUrl)
    await world.superuser.connect()
    return world
  }

  /** What the code under test is given; a test overrides parts of it. */
  context(over: Partial<PayoutContext> = {}): PayoutContext {
    return {
      db: this.db,
      ledger: this.ledger,
      payouts: this.payouts,
      announce: (event, ids) => {
        this.told.push(...ids.map((id) => ({ event, id })))
        return Promise.resolve()
      },
      ...over,
    }
  }

  readonly db: Db = {
    raw: (text, bindings) => this.scoped((sql) => sql.raw(text, bindings)),
    transaction: (work) => this.scoped(work),
  }

  async owner<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.superuser.query(text, values)).rows as Row[]
  }

  /** A vendor that is eligible unless it is said otherwise. */
  async vendor(
    over: { status?: string; kyc_status?: string; method?: PayoutMethod; is_house?: boolean } = {},
  ) {
    const id = newId(ID_PREFIXES.vendor)
    const { status = 'approved', kyc_status = 'verified', is_house = false } = over
    await this.owner(
      `insert into vendor (tenant_id, id, handle, name, status, kyc_status, is_house) values ($1, $2, lower($2), $2, $3, $4, $5)`,
      [this.tenant, id, status, kyc_status, is_house],
    )
    return id
  }

  /** Makes money of the vendor's available, as the release of an order does. */
  earn(vendorId: string, amountMinor: bigint, currency = 'eur'): Promise<unknown> {
    const id = randomBytes(8).toString('hex')
    const of = (owner_id: string, kind: 'clearing' | 'available') => ({
      owner_id,
      kind,
      currency_code: currency,
    })
    return this.db.transaction((trx) =>
      this.ledger.post(trx, [
        transactionOf({
          ...{ kind: 'release', source_type: 'test', source_id: id, occurred_at: this.clock.now() },
          postings: [
            { account: of('platform', 'clearing'), amount_minor: -amountMinor },
            { account: of(vendorId, 'available'), amount_minor: amountMinor, vendor_order_id: `vord_${id}` },
          ],
        }),
      ]),
    )
  }

  /** Makes the vendor owe money, as a refund after a payout does. */
  owe(vendorId: string, amountMinor: bigint, currency = 'eur'): Promise<unknown> {
    const id = randomBytes(8).toString('hex')
    return this.db.transaction((trx) =>
      this.ledger.post(trx, [
        transactionOf({
          ...{ kind: 'refund', source_type: 'test', source_id: id, occurred_at: this.clock.now() },
          postings: [
            {
              account: { owner_id: 'platform', kind: 'clearing', currency_code: currency },
              amount_minor: amountMinor,
            },
            {
              account: { owner_id: vendorId, kind: 'receivable', currency_code: currency },
              amount_minor: -amountMinor,
            },
          ],
        }),
      ]),
    )
  }

  balances(vendorId: string, currency = 'eur') {
    return this.ledger.balances(this.db, vendorId, currency)
  }

  /** Whether postings sum to nothing, balances to postings, and items of payouts to their amounts. */
  async audit(): Promise<void> {
    const wrong = await this.owner(
      `select 'transaction' as what, transaction_id as id from ledger_posting group by 2, currency_code having sum(amount_minor) <> 0
       union all
       select 'balance', b.account_id from (select account_id, sum(amount_minor) as amount from ledger_balance group by 1) b
        where b.amount <> (select coalesce(sum(amount_minor), 0) from ledger_posting p where p.account_id = b.account_id)
       union all
       select 'items', p.id from payout p
        where p.amount_minor is distinct from (select sum(amount_minor) from payout_item i where i.payout_id = p.id)
       union all
       select 'in transit', a.owner_id from ledger_account a
        where a.kind = 'in_transit'
          and (select coalesce(sum(amount_minor), 0) from ledger_balance b where b.account_id = a.id)
           <> (select coalesce(sum(amount_minor), 0) from payout p where p.vendor_id = a.owner_id and p.currency_code = a.currency_code
                and p.status in ('pending', 'held', 'processing', 'in_transit'))
       union all
       select 'reversed', p.id from payout p
        where p.reversed_minor is distinct from (select coalesce(sum(r.amount_minor), 0) from payout_reversal r
                                                  where r.payout_id = p.id and r.state = 'succeeded')
           or p.amount_minor < (select sum(r.amount_minor) from payout_reversal r
                                 where r.payout_id = p.id and r.state not in ('refused', 'canceled'))
       union all
       select 'reversal', r.id from payout_reversal r
        where (select count(*) from ledger_transaction t where t.source_id = r.id) <> case r.state when 'succeeded' then 1 else 0 end
           or (select count(*) from payout_sandbox_reversal s where s.reversal_id = r.id)
              <> case when r.method = 'sandbox' and r.state = 'succeeded' then 1 else 0 end
       union all
       select 'paid twice', payout_id from payout_sandbox_transfer group by payout_id having count(*) > 1`,
    )
    expect(wrong).toEqual([])
  }

  async stop(): Promise<void> {
    await this.pool.end()
    await this.superuser.end()
    await this.database.drop()
  }

  private async scoped<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query(`begin; set local app.tenant = '${this.tenant}'`)
      const result = await work(sqlOn(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
}

function sqlOn(client: PoolClient): Sql {
  return {
    raw: async (text, bindings = []) => {
      let place = 0
      return client.query<Record<string, unknown>>(
        text.replace(/\?/g, () => `$${++place}`),
        [...bindings],
      )
    },
  }
}
