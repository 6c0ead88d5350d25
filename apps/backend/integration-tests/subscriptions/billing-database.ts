import { Client } from 'pg'
import { knex, type Knex } from '@medusajs/framework/mikro-orm/knex'
import { dueInstant, TestClock, type BillingInterval } from '@cityos/calendar'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { cloneDatabase, type TestDatabase } from '@cityos/testing'
import { cycleAt } from '../../src/modules/subscription/domain/cycles'
import { beginBilling } from '../../src/modules/subscription/store/billing'
import { insertCycles } from '../../src/modules/subscription/store/cycles'
import { insertItems } from '../../src/modules/subscription/store/items'
import {
  insertSubscription,
  patchSubscription,
  readSubscriptions,
  type NewSubscription,
} from '../../src/modules/subscription/store/subscriptions'
import type {
  BillingContext,
  BillingTracePoint,
  Told,
} from '../../src/workflows/subscription/billing/context'
import { nextMoment, runAllJobs } from '../../src/workflows/subscription/billing/all-jobs'
import { scheduled } from '../../src/workflows/subscription/create/write-subscription'
import { workAndDie } from '../dying/work-and-die'
import { Outside } from './billing-outside'

const PROVIDER = 'pp_test'
/** What a cycle asks of which nothing else is said: the shop adds 5.00 for delivery and 1.00 of tax. */
export const PRICE = 1_000n

export interface Terms {
  interval?: BillingInterval
  interval_count?: number
  anchor?: string
  zone?: string
  over?: Partial<NewSubscription>
}

export interface CycleState {
  id: string
  index: number
  starts_on: string
  status: string
  total_minor: string
  credit_minor: string
  failure_code: string | null
  next_attempt_at: Date | null
  order_id: string | null
  attempts: string[]
  surplus: number
}

/** The migrated tables and the engine on them, without a server: by a clock that the test moves. */
export class BillingDatabase {
  readonly told: Told[] = []
  readonly outside: Outside

  private constructor(
    private readonly database: TestDatabase | null,
    private readonly knex: Knex,
    readonly tenant: string,
    readonly clock: TestClock,
  ) {
    this.outside = new Outside(() => clock.now())
  }

  static async start(at: string): Promise<BillingDatabase> {
    const database = await cloneDatabase()
    const world = new BillingDatabase(
      database,
      knex({ client: 'pg', connection: database.appUrl, pool: { min: 0, max: 10 } }),
      newId(ID_PREFIXES.tenant),
      new TestClock(at),
    )
    await world.sql((trx) => beginBilling(trx, world.clock.now()))
    return world
  }

  /** For a process that works in the database of another one. */
  static attach(appUrl: string, tenant: string, at: string): BillingDatabase {
    const pool = { min: 0, max: 10 }
    return new BillingDatabase(
      null,
      knex({ client: 'pg', connection: appUrl, pool }),
      tenant,
      new TestClock(at),
    )
  }

  get appUrl(): string {
    return this.database!.appUrl
  }

  async owner<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.database!.ownerUrl })
    await client.connect()
    try {
      return (await client.query(text, values)).rows as Row[]
    } finally {
      await client.end()
    }
  }

  /** Another tenant in the same database, with a time and an outside of its own. */
  async another(at: string): Promise<BillingDatabase> {
    const world = new BillingDatabase(this.database, this.knex, newId(ID_PREFIXES.tenant), new TestClock(at))
    await world.sql((trx) => beginBilling(trx, world.clock.now()))
    return world
  }

  async stop(): Promise<void> {
    await this.knex.destroy()
    await this.database?.drop()
  }

  sql<T>(work: (trx: Knex) => Promise<T>): Promise<T> {
    return this.knex.transaction(async (trx) => {
      await trx.raw(`select set_config('app.tenant', ?, true)`, [this.tenant])
      return work(trx)
    })
  }

  context(over: Partial<BillingContext> = {}): BillingContext {
    return {
      db: { transaction: (work) => this.sql(work) },
      now: () => this.clock.now(),
      providerOf: (id) => (id === PROVIDER ? this.outside.provider : null),
      orders: this.outside.shop,
      announce: (told) => {
        this.told.push(...told)
        return Promise.resolve()
      },
      ...over,
    }
  }

  /** One that is billed from its anchor on; answers its id. */
  async subscribe({
    interval = 'month',
    interval_count = 1,
    anchor = '2027-01-31',
    zone = 'UTC',
    over = {},
  }: Terms = {}) {
    const id = newId(ID_PREFIXES.subscription)
    const now = this.clock.now()
    const rhythm = { anchor_date: anchor, anchor_index: 0, interval, interval_count, time_zone: zone }
    const first = cycleAt(rhythm, 0)
    const row: NewSubscription = {
      ...{ id, customer_id: 'cus_1', region_id: 'reg_1', currency_code: 'eur', status: 'active', ...rhythm },
      ...{ store_id: null, sales_channel_id: null, plan_id: null, plan_version: null, plan_name: null },
      ...{
        order_id: null,
        email: 'a@example.com',
        starts_on: anchor,
        trial_ends_on: null,
        minimum_cycles: 0,
      },
      ...{ current_starts_on: anchor, current_ends_on: first.ends_on, begun_at: now, reason: null },
      ...{ cancel_at_period_end: false, pause_at_period_end: false, paused_at: null, canceled_at: null },
      ...{
        payment_provider_id: PROVIDER,
        payment_method_id: 'pm_1',
        method_changed_at: null,
        is_given_up: false,
      },
      ...{ shipping_option_id: null, shipping_address: null, billing_address: null, metadata: {} },
      ...{ created_by: null, ...over },
    }
    const items = [
      {
        ...{
          id: newId(ID_PREFIXES.subscription_item),
          subscription_id: id,
          position: 1,
          product_id: 'prod_1',
        },
        ...{
          variant_id: 'variant_1',
          title: 'Coffee',
          quantity: 1,
          unit_price_minor: PRICE,
          is_tax_inclusive: false,
        },
      },
    ]
    await this.sql(async (trx) => {
      await insertSubscription(trx, row, now)
      await insertItems(trx, items, now)
      await insertCycles(trx, [scheduled(row, items, first)], now)
    })
    return id
  }

  /** One round of all jobs. */
  async run(context = this.context()): Promise<void> {
    await runAllJobs(context)
  }

  /** Lets time pass from one moment at which there is something to do to the next, and runs the jobs at each. */
  async runUntil(end: string, context = this.context()): Promise<void> {
    for (;;) {
      await this.run(context)
      const next = await this.nextMoment()
      if (!next || next > new Date(end)) break
      this.clock.advanceTo(next)
    }
    if (this.clock.now() < new Date(end)) this.clock.advanceTo(end)
    await this.run(context)
  }

  nextMoment = (): Promise<Date | null> => nextMoment(this.context())

  async cycles(subscriptionId: string): Promise<CycleState[]> {
    return this.sql(async (trx) => {
      const { rows } = await trx.raw<{ rows: CycleState[] }>(
        `select id, "index", starts_on::text, status, total_minor, credit_minor, failure_code, next_attempt_at, order_id,
                array(select outcome from billing_attempt a where a.cycle_id = c.id order by number) as attempts,
                (select count(*)::int from billing_attempt a where a.cycle_id = c.id and a.is_surplus) as surplus
           from billing_cycle c where subscription_id = ? order by "index"`,
        [subscriptionId],
      )
      return rows
    })
  }

  async subscription(id: string) {
    return (await this.sql((trx) => readSubscriptions(trx, [id])))[0]!
  }

  patch(id: string, patch: Partial<NewSubscription>): Promise<void> {
    return this.sql((trx) => patchSubscription(trx, id, patch, this.clock.now()))
  }

  /** Bills like a process that dies at a point. */
  workAndDie(point: BillingTracePoint, after: number): Promise<void> {
    return workAndDie(point, after, ({ trace, alive }) => {
      const context = this.context({
        ...{ trace, db: alive(this.context().db), orders: alive(this.outside.shop) },
        providerOf: () => alive(this.outside.provider),
      })
      return this.run(context)
    })
  }
}

/** Midnight of a day in a zone. */
export const midnight = (day: string, zone = 'UTC') => dueInstant(day, zone)
