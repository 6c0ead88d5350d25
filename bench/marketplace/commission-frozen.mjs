/*
 * What checkout pays: rules are read, lines computed, volumes kept and lines written, in one transaction for each
 * order, against a PostgreSQL that waits for its disk.
 */
import { runInTenant } from '@cityos/medusa-tenancy'
import { createTenantConnection } from '../../packages/medusa-tenancy/dist/database/connection.js'
import { openTenant } from '../support.mjs'
import { quantile } from '../tenancy/report.mjs'
import { fromBackend } from './backend.mjs'
import { makeRules, makeSale, sequence } from './commission.mjs'

const TENANT = 'ten_01JGFJJZ00BENCHTENANT00000'
const SIZES = [
  { lines: 1, orders: 300 },
  { lines: 10, orders: 300 },
  { lines: 10_000, orders: 3 },
]

/** Rows of a table: how long an order of so many lines takes. */
export async function measureFrozen(open) {
  const { appUrl } = await openTenant(open, TENANT, 0)
  const connection = createTenantConnection({ url: appUrl })
  open.push(() => connection.destroy())
  const { calculateCommission } = fromBackend('modules/commission/store/calculate-commission.ts')
  const { createRule } = fromBackend('modules/commission/store/write-rule.ts')
  const random = sequence()
  const rules = makeRules(random)
  const inTransaction = (work) => runInTenant(TENANT, () => connection.transaction(async (trx) => work(trx)))
  await inTransaction(async (trx) => {
    const now = new Date('2026-01-01T00:00:00Z')
    for (const rule of rules) await createRule(trx, rule.id, { content: rule, changed_by: null, now })
  })

  let number = 0
  const order = (lines) => {
    const order_id = `order_${++number}`
    return Array.from({ length: lines }, (_, index) => {
      const { volume_minor: _volume, ...sale } = makeSale(random, index)
      return { ...sale, order_id, vendor_order_id: `${order_id}_${sale.vendor_id}`, change_id: '' }
    })
  }
  const rows = []
  for (const { lines, orders } of SIZES) {
    const took = []
    // The first ones warm up.
    for (let i = -Math.ceil(orders / 10); i < orders; i++) {
      const sold = order(lines)
      const began = performance.now()
      await inTransaction((trx) => calculateCommission(trx, sold))
      if (i >= 0) took.push(performance.now() - began)
    }
    const sum = took.reduce((a, b) => a + b, 0)
    rows.push({
      'lines of an order': lines,
      orders,
      'p50 ms': quantile(took, 0.5).toFixed(2),
      'p95 ms': quantile(took, 0.95).toFixed(2),
      'lines per second': Math.round((lines * orders * 1_000) / sum),
    })
  }
  return rows
}
