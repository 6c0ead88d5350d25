import type { PayoutSchedule } from '@cityos/contracts'
import { defaultSettings, scheduleKey, settingsUnder, type OwnPayoutSettings } from './settings'

const nothing: OwnPayoutSettings = {
  ...{ method: null, schedule: null, minimums: null, hold_days: null, reserve_bps: null, reserve_days: null },
  ...{ on_hold: false, on_hold_reason: null },
}

it('a vendor’s decisions hold over the tenant’s, and nothing decided means the tenant’s', () => {
  const tenant = settingsUnder(defaultSettings('manual'), {
    ...nothing,
    hold_days: 0,
    minimums: { eur: 500, usd: 600 },
  })
  expect(settingsUnder(tenant, undefined)).toEqual(tenant)
  expect(settingsUnder(tenant, nothing)).toEqual(tenant)
  expect(settingsUnder(tenant, { ...nothing, method: 'sandbox', minimums: { eur: 1 } })).toEqual({
    ...tenant,
    ...{ method: 'sandbox', minimums: { eur: 1, usd: 600 } },
  })
})

it('what either has stopped is stopped', () => {
  const stopped = settingsUnder(defaultSettings('manual'), {
    ...nothing,
    on_hold: true,
    on_hold_reason: 'audit',
  })
  expect(settingsUnder(stopped, nothing)).toMatchObject({ on_hold: true, on_hold_reason: 'audit' })
  expect(settingsUnder(defaultSettings('manual'), { ...nothing, on_hold: true }).on_hold).toBe(true)
})

it('a schedule has one key, however it was written', () => {
  const one: PayoutSchedule = { kind: 'weekly', weekday: 1, hour: 3 }
  expect(scheduleKey({ hour: 3, weekday: 1, kind: 'weekly' })).toBe(scheduleKey(one))
  expect(scheduleKey({ ...one, hour: 4 })).not.toBe(scheduleKey(one))
  const eur: PayoutSchedule = { kind: 'threshold', amounts: { usd: 1, eur: 2 } }
  expect(scheduleKey({ kind: 'threshold', amounts: { eur: 2, usd: 1 } })).toBe(scheduleKey(eur))
  expect(scheduleKey({ kind: 'threshold', amounts: { eur: 3, usd: 1 } })).not.toBe(scheduleKey(eur))
})
