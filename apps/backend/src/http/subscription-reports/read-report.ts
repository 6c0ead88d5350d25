import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import {
  MRR_KINDS,
  type ChurnMonth,
  type MrrMonth,
  type ReadSubscriptionReport,
  type SubscriptionChurn,
  type SubscriptionMrr,
} from '@cityos/contracts'
import { divideRounded } from '@cityos/money'
import { readTimeZone } from '../../modules/commission/store/settings'
import { nothingMoved, readMoved, type MovedMonth } from '../../modules/subscription/store/mrr'
import { connectionOf } from '../../workflows/connection'
import { subscriptionModule } from '../../workflows/subscription/subscription-module'
import { monthsOf, reportPeriod } from './months'

/** What there is at a month's beginning. */
interface Standing {
  mrr: bigint
  subscriptions: number
  customers: number
}

/** Where reports are read, and when. */
export interface ReportSource {
  sql: Knex
  /** In which months begin. */
  time_zone: string
  now: Date
}

export async function reportSource(container: MedusaContainer): Promise<ReportSource> {
  const sql = connectionOf(container)
  return { sql, time_zone: await readTimeZone(sql), now: subscriptionModule(container).clock.now() }
}

/** What recurs, month by month. @throws CityosError `validation_failed`. */
export function readMrr(source: ReportSource, query: ReadSubscriptionReport): Promise<SubscriptionMrr> {
  return readReport(source, query, mrrMonth)
}

/** Who and what was lost, month by month. @throws CityosError `validation_failed`. */
export function readChurn(source: ReportSource, query: ReadSubscriptionReport): Promise<SubscriptionChurn> {
  return readReport(source, query, churnMonth)
}

async function readReport<Month>(
  source: ReportSource,
  { currency_code, ...asked }: ReadSubscriptionReport,
  tell: (month: string, moved: MovedMonth, opening: Standing, closing: Standing) => Month,
) {
  const { sql, time_zone } = source
  const period = reportPeriod(asked, source)
  const moved = await readMoved(sql, { ...period, time_zone, currency_code })
  const currencies = [...moved].map(([currency_code, months]) => {
    let standing = behind({ mrr: 0n, subscriptions: 0, customers: 0 }, months.get('') ?? nothingMoved())
    return {
      currency_code,
      months: monthsOf(period).map((month) => {
        const own = months.get(month) ?? nothingMoved()
        const opening = standing
        standing = behind(opening, own)
        return tell(month, own, opening, standing)
      }),
    }
  })
  return { ...period, time_zone, currencies }
}

function behind({ mrr, subscriptions, customers }: Standing, moved: MovedMonth): Standing {
  return {
    mrr: MRR_KINDS.reduce((sum, kind) => sum + moved.amounts[kind], mrr),
    subscriptions: subscriptions + moved.subscriptions.came - moved.subscriptions.went,
    customers: customers + moved.customers.came - moved.customers.went,
  }
}

function mrrMonth(month: string, moved: MovedMonth, opening: Standing, closing: Standing): MrrMonth {
  const { amounts, counts } = moved
  return {
    month,
    opening_minor: Number(opening.mrr),
    new_minor: Number(amounts.new),
    expansion_minor: Number(amounts.expansion),
    contraction_minor: Number(amounts.contraction),
    churn_minor: Number(amounts.churn),
    reactivation_minor: Number(amounts.reactivation),
    closing_minor: Number(closing.mrr),
    new_count: counts.new,
    expansion_count: counts.expansion,
    contraction_count: counts.contraction,
    churn_count: counts.churn,
    reactivation_count: counts.reactivation,
    closing_subscriptions: closing.subscriptions,
    closing_customers: closing.customers,
  }
}

function churnMonth(month: string, moved: MovedMonth, opening: Standing): ChurnMonth {
  const { subscriptions, customers, lost_minor, gained_minor } = moved
  return {
    month,
    opening_subscriptions: opening.subscriptions,
    lost_subscriptions: subscriptions.went,
    subscription_churn_bps: rateOf(BigInt(subscriptions.went), BigInt(opening.subscriptions)),
    opening_customers: opening.customers,
    lost_customers: customers.went,
    customer_churn_bps: rateOf(BigInt(customers.went), BigInt(opening.customers)),
    opening_minor: Number(opening.mrr),
    lost_minor: Number(lost_minor),
    gained_minor: Number(gained_minor),
    gross_churn_bps: rateOf(lost_minor, opening.mrr),
    net_churn_bps: rateOf(lost_minor - gained_minor, opening.mrr),
  }
}

const rateOf = (part: bigint, whole: bigint) =>
  whole === 0n ? null : Number(divideRounded(part * 10_000n, whole, 'half_up'))
