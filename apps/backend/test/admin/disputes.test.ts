import { DisputeProvider, DisputeStatus, VendorReturnStatus } from '@cityos/contracts'
import { burdenOf, outcomesOf } from '../../src/admin/disputes/outcomes'
import { returnVerbs, toCome } from '../../src/admin/vendor-orders/returns/return-verbs'
import { assertCloses } from '../../src/modules/dispute/domain/dispute-status'

it('people say how one has ended that no provider tells of, as the server takes it', () => {
  for (const status of DisputeStatus.options) {
    for (const provider of DisputeProvider.options) {
      const taken = (['won', 'lost'] as const).filter((outcome) => {
        if (provider !== 'manual') return false
        try {
          assertCloses({ id: 'disp_1', status }, outcome)
          return true
        } catch {
          return false
        }
      })
      expect([status, provider, outcomesOf({ provider, status })]).toEqual([status, provider, taken])
    }
  }
})

it('what no vendor bears the marketplace does', () => {
  const parts = [{ vendor_minor: 630 }, { vendor_minor: 1_440 }]
  expect(burdenOf({ amount_minor: 2_500, parts })).toEqual({ vendors_minor: 2_070, marketplace_minor: 430 })
  expect(burdenOf({ amount_minor: 5, parts: [] })).toEqual({ vendors_minor: 0, marketplace_minor: 5 })
})

it('a return that is on its way is received, and canceled while nothing of it has come, by whoever may', () => {
  const all = VendorReturnStatus.options.map((status) => [status, returnVerbs({ status }, () => true)])
  expect(Object.fromEntries(all)).toEqual({
    ...{ open: [], requested: ['receive', 'cancel'], partially_received: ['receive'] },
    ...{ received: [], canceled: [] },
  })
  expect(returnVerbs({ status: 'requested' }, (permission) => permission === 'vendor_order:update')).toEqual([
    'cancel',
  ])
})

it('what has not come is left, also of pieces that are fractions', () => {
  const item = { line_item_id: 'item_1', note: null }
  expect(toCome({ ...item, quantity: '0.3', received_quantity: '0.1' })).toBe(0.2)
  expect(toCome({ ...item, quantity: '2', received_quantity: '2' })).toBe(0)
})
