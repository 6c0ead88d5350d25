import type { MinorByCurrency, PayoutMethod, PayoutSchedule } from '@cityos/contracts'

/** How a vendor is paid, or vendors in general. */
export interface PayoutSettings {
  method: PayoutMethod
  schedule: PayoutSchedule
  /** The least that a payout pays, in minor units by currency. */
  minimums: MinorByCurrency
  /** Days from a delivery until its money may be paid out. */
  hold_days: number
  /** How much of it stays in reserve then, in basis points. */
  reserve_bps: number
  /** Days from then until the reserve is free. */
  reserve_days: number
  on_hold: boolean
  on_hold_reason: string | null
}

/** What somebody has decided; the rest is as it is for those above them. */
export type OwnPayoutSettings = {
  [K in Exclude<keyof PayoutSettings, 'on_hold' | 'on_hold_reason'>]: PayoutSettings[K] | null
} & Pick<PayoutSettings, 'on_hold' | 'on_hold_reason'>

/** What holds where nobody has decided anything: each Monday, a week after the delivery, everything. */
export function defaultSettings(method: PayoutMethod): PayoutSettings {
  return {
    method,
    schedule: { kind: 'weekly', weekday: 1, hour: 3 },
    minimums: {},
    hold_days: 7,
    reserve_bps: 0,
    reserve_days: 90,
    on_hold: false,
    on_hold_reason: null,
  }
}

/** A vendor's own decisions over the tenant's; what either has stopped is stopped. */
export function settingsUnder(above: PayoutSettings, own: OwnPayoutSettings | undefined): PayoutSettings {
  if (!own) return above
  return {
    method: own.method ?? above.method,
    schedule: own.schedule ?? above.schedule,
    minimums: { ...above.minimums, ...own.minimums },
    hold_days: own.hold_days ?? above.hold_days,
    reserve_bps: own.reserve_bps ?? above.reserve_bps,
    reserve_days: own.reserve_days ?? above.reserve_days,
    on_hold: above.on_hold || own.on_hold,
    on_hold_reason: own.on_hold_reason ?? above.on_hold_reason,
  }
}

/** One text for each schedule, however it was written: what a run is known by. */
export function scheduleKey(schedule: PayoutSchedule): string {
  return JSON.stringify(schedule, Object.keys(schedule).concat(amountKeys(schedule)).sort())
}

const amountKeys = (schedule: PayoutSchedule) =>
  schedule.kind === 'threshold' ? Object.keys(schedule.amounts) : []
