import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { capture } from '../../src/modules/ledger/domain/capture'
import { refund } from '../../src/modules/ledger/domain/refund'
import { transactionOf } from '../../src/modules/ledger/domain/transaction'
import type { Sql } from '../../src/modules/payout/store/sql'
import { clawBack } from '../../src/workflows/payout/reverse/claw-back'
import { readTerms, writeMoney } from '../../src/workflows/vendor-order/terms'
import type { PayoutDatabase } from '../payouts/payout-database'

/** A statement whose bindings have names, on a connection that numbers them. */
function named(sql: Sql): Knex {
  const raw = (text: string, values: unknown[] | Record<string, unknown>) => {
    if (Array.isArray(values)) return sql.raw(text, values)
    const bindings: unknown[] = []
    const numbered = text.replace(/(?<!:):([a-z_]+)/g, (_all, name: string) => {
      bindings.push(values[name])
      return '?'
    })
    return sql.raw(numbered, bindings)
  }
  return { raw } as never
}

/** Vendor orders whose money comes and goes by the rules of the ledger, as postMoney does it for Medusa's payments. */
export class Sales {
  private sources = 0

  constructor(private readonly world: PayoutDatabase) {}

  /** A vendor order of 119.00 with a commission of 10.00 and 1.90 of tax on it. Answers its id. */
  async order(vendorId: string, { delivered = true, currency = 'eur' } = {}): Promise<string> {
    const id = newId(ID_PREFIXES.vendor_order)
    const { world } = this
    await world.owner(
      `insert into vendor_order (tenant_id, id, order_id, vendor_id, display_id, position, status, currency_code,
         items_minor, shipping_minor, discount_minor, tax_minor, credit_minor, total_minor, commission_minor,
         commission_tax_minor, order_version, placed_at, delivered_at)
       values ($1, $2, $2, $3, $2, 1, $4, $5, 11900, 0, 0, 0, 0, 11900, 1000, 190, 1, $6, $7)`,
      [
        ...[world.tenant, id, vendorId, delivered ? 'delivered' : 'shipped', currency],
        ...[world.clock.now(), delivered ? world.clock.now() : null],
      ],
    )
    return id
  }

  deliver(id: string): Promise<unknown> {
    return this.world.owner(`update vendor_order set status = 'delivered', delivered_at = $2 where id = $1`, [
      id,
      this.world.clock.now(),
    ])
  }

  capture(id: string, amount_minor: bigint, currency_code = 'eur'): Promise<unknown> {
    return this.move(id, async (trx, terms) => {
      const { postings } = capture({ currency_code, amount_minor, orders: terms })
      await this.post(trx, 'capture', postings)
      terms[0]!.captured_minor += amount_minor
    })
  }

  refund(id: string, amount_minor: bigint, currency_code = 'eur'): Promise<unknown> {
    const { ledger } = this.world
    return this.move(id, async (trx, terms) => {
      const [order] = terms
      await ledger.lockAccounts(trx, order!.vendor_id, currency_code)
      const held = (await ledger.orderBalances(trx, [id])).get(id)!
      const owned = await ledger.balances(trx, order!.vendor_id, currency_code)
      const money = {
        ...{ pending_minor: held.pending, reserve_minor: held.reserve },
        ...{ available_minor: owned.available, receivable_minor: owned.receivable },
      }
      const { share, postings } = refund({
        ...{ currency_code, amount_minor, refund_commission: 'proportional' },
        order: { ...order!, money },
      })
      const refund_id = await this.post(trx, 'refund', postings)
      order!.refunded_minor += amount_minor
      const { vendor_id, vendor_order_id } = order!
      const owed_minor = share.taken.receivable_minor
      const debt = { vendor_id, vendor_order_id, currency_code, refund_id, owed_minor }
      await clawBack(trx, debt, this.world.clock.now())
    })
  }

  async read(id: string) {
    const [row] = await this.world.owner<{
      released_at: Date | null
      reserve_until: Date | null
      captured: number
      refunded: number
    }>(
      `select released_at, reserve_until, captured_minor::int as captured, refunded_minor::int as refunded
         from vendor_order where id = $1`,
      [id],
    )
    return row!
  }

  /** What is held of an order: pending and reserve. */
  async held(id: string): Promise<[pending: bigint, reserve: bigint]> {
    const held = (await this.world.ledger.orderBalances(this.world.db, [id])).get(id)!
    return [held.pending, held.reserve]
  }

  private async post(
    trx: Sql,
    kind: 'capture' | 'refund',
    postings: Parameters<typeof transactionOf>[0]['postings'],
  ): Promise<string> {
    const source_id = `src_${++this.sources}`
    const occurred_at = this.world.clock.now()
    await this.world.ledger.post(trx, [
      transactionOf({ kind, source_type: kind, source_id, occurred_at, postings }),
    ])
    return source_id
  }

  private move(
    id: string,
    work: (trx: Sql, terms: Awaited<ReturnType<typeof readTerms>>) => Promise<void>,
  ): Promise<unknown> {
    return this.world.db.transaction(async (trx) => {
      const terms = await readTerms(named(trx), id)
      await work(trx, terms)
      await writeMoney(named(trx), terms)
    })
  }
}
