import { join } from 'node:path'
import type { ChargeAnswer } from '../../src/modules/subscription/domain/charge-provider'
import { amountOf } from '../../src/modules/subscription/store/items'
import type { BillingContext, BillingTracePoint } from '../../src/workflows/subscription/billing/context'
import { killProgram } from '../dying/kill-program'
import type { BillingDatabase } from './billing-database'

/** A provider and a shop in tables of their own, which processes share and outlive. */
export class TableOutside {
  constructor(private readonly world: BillingDatabase) {}

  static async prepare(world: BillingDatabase): Promise<TableOutside> {
    await world.owner(`create schema if not exists outside;
      create table if not exists outside.charge (key text primary key, cycle_id text not null);
      create table if not exists outside.sale (id text primary key, cycle_id text not null, settled integer not null default 0);
      grant usage on schema outside to public; grant all on all tables in schema outside to public`)
    return new TableOutside(world)
  }

  ports(): Partial<BillingContext> {
    const { world } = this
    const paid = (reference: string): ChargeAnswer => ({
      ...{ kind: 'payment', status: 'succeeded', reference, at: world.clock.now() },
    })
    return {
      providerOf: () => ({
        charge: async ({ key, cycle_id }) => {
          await world.sql((trx) =>
            trx.raw('insert into outside.charge values (?, ?) on conflict do nothing', [key, cycle_id]),
          )
          return paid(key)
        },
        find: async ({ key }) => {
          const { rows } = await world.sql((trx) =>
            trx.raw<{ rows: object[] }>('select from outside.charge where key = ?', [key]),
          )
          return rows.length ? paid(key) : { kind: 'unknown' }
        },
        cancel: ({ key }) => Promise.resolve(paid(key)),
      }),
      orders: {
        make: async ({ id, cycle, items }) => {
          await world.sql((trx) =>
            trx.raw('insert into outside.sale values (?, ?) on conflict do nothing', [id, cycle.id]),
          )
          const items_minor = cycle.kind === 'change' ? cycle.items_minor : amountOf(items)
          return { items_minor, discount_minor: 0n, shipping_minor: 0n, tax_minor: 0n }
        },
        settle: async ({ id, payments }) => {
          await world.sql((trx) =>
            trx.raw('update outside.sale set settled = ? where id = ?', [payments.length, id]),
          )
        },
        cancel: () => Promise.resolve(),
        canceled: () => Promise.resolve([]),
        release: () => Promise.resolve(),
        reserve: () => Promise.resolve(),
      },
    }
  }

  async counts(cycleId: string): Promise<{ charges: number; orders: number; settled: number }> {
    const [row] = await this.world.owner<{ charges: number; orders: number; settled: number }>(
      `select (select count(*)::int from outside.charge where cycle_id = $1) as charges, count(*)::int as orders,
              sum(settled)::int as settled from outside.sale where cycle_id = $1`,
      [cycleId],
    )
    return row!
  }
}

/** Another process bills what is due, and is killed. */
export const killAt = (world: BillingDatabase, point: BillingTracePoint): Promise<string | null> =>
  killProgram(world, join(__dirname, 'doomed-biller.ts'), {
    ...{ DIE_AT: point, APP_URL: world.appUrl, TENANT: world.tenant, NOW: world.clock.now().toISOString() },
  })
