import type {
  MinorByCurrency,
  PayoutSchedule,
  PayoutSettingsAnswer,
  UpdatePayoutSettings,
} from '@cityos/contracts'
import { bpsOf, NotANumber, percentOf } from '../commissions/rule-form'
import type { AmountRow } from '../components/amount-rows'
import { changed } from '../lib/changed'
import { decimalOf, minorOf } from '../lib/money'

/** Who decides of a thing: somebody above, or whoever fills in the form. */
export const AS_ABOVE = 'above'

/** How payouts are decided about, as somebody types it: what is empty is as it is for those above. */
export interface SettingsForm {
  method: string
  schedule: string
  hour: string
  weekday: string
  day: string
  anchor: string
  thresholds: AmountRow[]
  minimums: AmountRow[]
  hold_days: string
  reserve: string
  reserve_days: string
  on_hold: boolean
  on_hold_reason: string
}

type Own = PayoutSettingsAnswer['own']

const rowsOf = (amounts: MinorByCurrency | null): AmountRow[] =>
  Object.entries(amounts ?? {}).map(([currency, minor]) => ({ currency, amount: decimalOf(minor, currency) }))

/** @param today the day from whose week every second one counts, where nobody has said another. */
export function formOf(own: Own, today: string): SettingsForm {
  const { schedule } = own
  const text = (value: number | null) => (value === null ? '' : String(value))
  return {
    method: own.method ?? AS_ABOVE,
    schedule: schedule?.kind ?? AS_ABOVE,
    hour: String(schedule && 'hour' in schedule ? schedule.hour : 3),
    weekday: String(schedule && 'weekday' in schedule ? schedule.weekday : 1),
    day: String(schedule?.kind === 'monthly' ? schedule.day : 1),
    anchor: schedule?.kind === 'biweekly' ? schedule.anchor : today,
    thresholds: rowsOf(schedule?.kind === 'threshold' ? schedule.amounts : null),
    minimums: rowsOf(own.minimums),
    hold_days: text(own.hold_days),
    reserve: own.reserve_bps === null ? '' : percentOf(own.reserve_bps),
    reserve_days: text(own.reserve_days),
    on_hold: own.on_hold,
    on_hold_reason: own.on_hold_reason ?? '',
  }
}

function wholeOf(text: string, field: string): number {
  if (!/^\d{1,4}$/.test(text.trim())) throw new NotANumber(field)
  return Number(text)
}

const wholeOrNull = (text: string, field: string) => (text.trim() ? wholeOf(text, field) : null)

function amountsOf(rows: readonly AmountRow[], field: string): MinorByCurrency {
  return Object.fromEntries(
    rows.map(({ currency, amount }) => {
      const minor = minorOf(amount, currency)
      if (minor === null) throw new NotANumber(field)
      return [currency, minor]
    }),
  )
}

function scheduleOf(form: SettingsForm): PayoutSchedule | null {
  const hour = Number(form.hour)
  const weekday = Number(form.weekday)
  switch (form.schedule) {
    case 'daily':
      return { kind: 'daily', hour }
    case 'weekly':
      return { kind: 'weekly', weekday, hour }
    case 'biweekly':
      return { kind: 'biweekly', weekday, hour, anchor: form.anchor }
    case 'monthly':
      return { kind: 'monthly', day: Number(form.day), hour }
    case 'threshold':
      return { kind: 'threshold', amounts: amountsOf(form.thresholds, 'schedule') }
    case 'manual':
      return { kind: 'manual' }
    default:
      return null
  }
}

/** What a form decides. @throws NotANumber */
function decidedBy(form: SettingsForm): Own {
  const reserve = form.reserve.trim()
  const bps = reserve ? bpsOf(reserve) : null
  if (reserve && bps === null) throw new NotANumber('reserve_bps')
  return {
    method: form.method === AS_ABOVE ? null : (form.method as Own['method']),
    schedule: scheduleOf(form),
    minimums: form.minimums.length ? amountsOf(form.minimums, 'minimums') : null,
    hold_days: wholeOrNull(form.hold_days, 'hold_days'),
    reserve_bps: bps,
    reserve_days: wholeOrNull(form.reserve_days, 'reserve_days'),
    on_hold: form.on_hold,
    on_hold_reason: form.on_hold ? form.on_hold_reason.trim() || null : null,
  }
}

/** What the API is told: what is another than it was, however the server wrote it. @throws NotANumber */
export function updateOf(own: Own, form: SettingsForm): UpdatePayoutSettings {
  return changed(decidedBy(formOf(own, form.anchor)), decidedBy(form))
}
