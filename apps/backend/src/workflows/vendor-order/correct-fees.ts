import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import { readSettings } from '../../modules/commission/store/settings'
import type { Fees } from '../../modules/ledger/domain/fees'
import { feesChanged } from '../../modules/ledger/domain/fees-changed'
import { transactionOf } from '../../modules/ledger/domain/transaction'
import { withMoney } from '../dispute/order-money'
import { ledgerModule } from '../ledger/ledger-module'
import { readTerms } from './terms'

/**
 * Fees that captures, refunds and disputes have posted and earlier corrections, with those of open disputes, which are
 * no longer the marketplace's and not yet the vendor's. What people adjusted by hand stays theirs.
 */
const HELD = `
  select v.id, h.*, (select count(*) from ledger_transaction t
                      where t.source_id = v.id and t.kind = 'fees_changed')::int as times
    from vendor_order v cross join lateral (
      select coalesce(sum(x.commission), 0) as commission_minor, coalesce(sum(x.commission_tax), 0) as commission_tax_minor,
             coalesce(sum(x.tax), 0) as tax_minor
        from (select case a.kind when 'commission_revenue' then p.amount_minor end as commission,
                     case a.kind when 'commission_tax' then p.amount_minor end as commission_tax,
                     case a.kind when 'tax_payable' then p.amount_minor end as tax
                from ledger_posting p join ledger_account a on a.id = p.account_id
                join ledger_transaction t on t.id = p.transaction_id
               where p.vendor_order_id = v.id and a.kind in ('commission_revenue', 'commission_tax', 'tax_payable')
                 and t.source_type in ('capture', 'refund', 'dispute', 'vendor_order')
              union all
              select -(d.share ->> 'commission_minor')::bigint, -(d.share ->> 'commission_tax_minor')::bigint,
                     -(d.share ->> 'tax_minor')::bigint
                from dispute_part d join dispute o on o.id = d.dispute_id
               where d.vendor_order_id = v.id and d.amount_minor > 0 and o.status = 'opened') x) h
   where v.order_id = ? and v.captured_minor > v.refunded_minor`

type Held = Record<keyof Fees, string> & { id: string; times: number }

/**
 * Brings the fees in the ledger to what an order costs and is charged since it was edited, in the projection's
 * transaction, which holds the order's lock. A vendor gets what is no longer charged as it gets what is captured: of an
 * order that was released it waits to be released itself.
 */
export async function correctFees(
  container: MedusaContainer,
  trx: Knex,
  { id: order_id, currency_code }: { id: string; currency_code: string },
): Promise<void> {
  const terms = await readTerms(trx, order_id)
  if (!terms.some((order) => order.captured_minor > order.refunded_minor)) return
  const ledger = ledgerModule(container)
  const vendors = terms.map(({ vendor_id }) => vendor_id)
  await ledger.lockAccounts(trx as never, vendors, currency_code)
  const { refund_commission } = await readSettings(trx)
  const { rows } = await trx.raw<{ rows: Held[] }>(HELD, [order_id])
  for (const order of terms) {
    const row = rows.find(({ id }) => id === order.vendor_order_id)
    if (!row) continue
    const held = {
      commission_minor: BigInt(row.commission_minor),
      commission_tax_minor: BigInt(row.commission_tax_minor),
      tax_minor: BigInt(row.tax_minor),
    }
    const { vendor_minor, postings } = feesChanged({
      ...{ currency_code, refund_commission, held },
      order: await withMoney(container, trx, order, currency_code),
    })
    if (!postings.length) continue
    await ledger.post(trx as never, [
      transactionOf({
        ...{ kind: 'fees_changed', source_type: 'vendor_order', source_id: row.id, postings },
        // A version that was taken back is followed by one of the same number: what was posted is counted instead.
        idempotency_key: `fees_changed:${row.id}:${row.times + 1}`,
        occurred_at: systemClock.now(),
      }),
    ])
    if (vendor_minor > 0n)
      await trx.raw(`update vendor_order set released_at = null where id = ? and released_at is not null`, [
        row.id,
      ])
  }
}
