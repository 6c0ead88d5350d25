import type { MedusaContainer } from '@medusajs/framework/types'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, type CommissionSimulation, type SimulateCommission } from '@cityos/contracts'
import { checkCurrencies } from '../../modules/commission/domain/check-terms'
import { commissionOf } from '../../modules/commission/domain/commission-of'
import type { CommissionSale } from '../../modules/commission/domain/commission-sale'
import { commissionTax } from '../../modules/commission/domain/commission-tax'
import { explain } from '../../modules/commission/domain/explain'
import { monthOf } from '../../modules/commission/domain/month-of'
import { compileRules } from '../../modules/commission/domain/rule-set'
import { traceOf } from '../../modules/commission/domain/trace'
import { loadRules } from '../../modules/commission/store/load-rules'
import { readSettings, readTimeZone } from '../../modules/commission/store/settings'
import { readVolumes, volumeKey } from '../../modules/commission/store/volumes'
import { assertScope } from '../../workflows/commission/assert-references'
import { inTransaction } from '../../workflows/connection'
import { commissionModule } from '../../workflows/commission/commission-module'
import { describeProducts } from '../../workflows/commission/describe-products'
import { addUp } from './simulation-totals'

type Asked = SimulateCommission['sales'][number]

/**
 * What a sale would be charged by the rules of now, and why each rule that speaks of it won or lost. Nothing is
 * written, and nothing is sold: what the lines cost counts for the lines behind them, as in one order.
 * @throws CityosError `not_found`, `currency_unknown`.
 */
export function simulateCommission(
  container: MedusaContainer,
  { sales, at }: SimulateCommission,
): Promise<CommissionSimulation> {
  const moment = at === undefined ? commissionModule(container).clock.now() : new Date(at)
  return inTransaction(container, async (trx) => {
    const described = await describe(trx, sales, moment)
    const rules = await loadRules(trx, described, { inactive: true })
    const compiled = compileRules(rules)
    const { commission_tax_bps: taxBps } = await readSettings(trx)
    const lines = described.map((sale) => {
      const fees = commissionOf(sale, compiled).map((result) => ({
        stack_group: result.stack_group,
        rule_id: result.rule_id,
        rule_version: result.rule_version,
        rate_bps: result.rate_bps,
        amount_minor: Number(result.amount_minor),
        tax_minor: Number(commissionTax(result.amount_minor, taxBps)),
        trace: traceOf(result, sale.currency_code),
      }))
      const { kind, vendor_id, product_id, currency_code } = sale
      return {
        ...{ kind, vendor_id, product_id, currency_code },
        quantity: Number(sale.quantity),
        base_minor: Number(sale.base_minor),
        volume_minor: Number(sale.volume_minor),
        amount_minor: fees.reduce((sum, fee) => sum + fee.amount_minor, 0),
        tax_minor: fees.reduce((sum, fee) => sum + fee.tax_minor, 0),
        fees,
        candidates: explain(sale, rules),
      }
    })
    return { lines, totals: addUp(lines) }
  })
}

/** The sales as the engine sees them, each with what the vendor would have sold before it. */
async function describe(trx: Knex, sales: readonly Asked[], at: Date): Promise<CommissionSale[]> {
  for (const { vendor_id, store_id, currency_code } of sales) {
    checkCurrencies([{ currency_code }], 'sales', 'validation_failed')
    await assertScope(trx, { vendor_id, store_id })
  }
  const products = await describeProducts(
    trx,
    sales.map(({ product_id }) => product_id),
  )
  const month = monthOf(at, await readTimeZone(trx))
  const keys = sales.map(({ vendor_id, currency_code }) => ({ vendor_id, currency_code, month }))
  const volumes = await readVolumes(trx, keys)
  return sales.map((sale, index) => {
    const product = sale.product_id === null ? undefined : products.get(sale.product_id)
    if (sale.product_id !== null && !product) {
      throw new CityosError('not_found', `There is no product ${sale.product_id}.`)
    }
    const key = volumeKey(keys[index]!)
    const volume_minor =
      sale.volume_minor === undefined ? (volumes.get(key) ?? 0n) : BigInt(sale.volume_minor)
    const base_minor = BigInt(sale.base_minor)
    if (sale.kind === 'item') volumes.set(key, volume_minor + base_minor)
    return {
      ...{ line_id: String(index), kind: sale.kind, vendor_id: sale.vendor_id, product_id: sale.product_id },
      category_ids: product?.category_ids ?? [],
      collection_id: product?.collection_id ?? null,
      product_type_id: product?.product_type_id ?? null,
      store_id: sale.store_id,
      quantity: String(sale.quantity),
      unit_price_minor: base_minor,
      ...{ base_minor, currency_code: sale.currency_code, at, volume_minor },
    }
  })
}
