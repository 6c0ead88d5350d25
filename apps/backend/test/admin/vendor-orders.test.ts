import { VendorOrderStatus, type VendorOrderDetail } from '@cityos/contracts'
import { VENDOR_ORDER_TRANSITIONS } from '../../src/modules/vendor-order/domain/vendor-order-status'
import { fundsStateOf, fundsVerbs } from '../../src/admin/vendor-orders/funds-verbs'
import { historyOf } from '../../src/admin/vendor-orders/history'
import { openOf } from '../../src/admin/vendor-orders/open-amounts'
import { leftOf } from '../../src/admin/vendor-orders/quantities'
import { orderVerbs } from '../../src/admin/vendor-orders/verbs'

const order = {
  status: 'rejected',
  reason: 'Out of stock.',
  placed_at: '2026-11-01T10:00:00.000Z',
  accepted_at: null,
  completed_at: null,
  closed_at: '2026-11-02T10:00:00.000Z',
  fulfillments: [
    {
      packed_at: '2026-11-01T11:00:00.000Z',
      shipped_at: null,
      delivered_at: null,
      canceled_at: '2026-11-01T12:00:00.000Z',
    },
  ],
} as unknown as VendorOrderDetail

it('tells what has happened, the newest first, and why', () => {
  expect(historyOf(order).map(({ what, parcel }) => [what, parcel])).toEqual([
    ['rejected', undefined],
    ['unpacked', 1],
    ['packed', 1],
    ['placed', undefined],
  ])
  expect(historyOf(order)[0]!.reason).toBe('Out of stock.')
})

it('offers what the status and the person allow', () => {
  const all = { update: true, cancel: true }
  expect(orderVerbs({ status: 'pending', unpacked: true }, all)).toEqual(['accept', 'pack', 'reject'])
  expect(orderVerbs({ status: 'accepted', unpacked: false }, all)).toEqual(['cancel'])
  expect(orderVerbs({ status: 'pending', unpacked: true }, { update: true, cancel: false })).toEqual([
    'accept',
    'pack',
  ])
  expect(orderVerbs({ status: 'completed', unpacked: false }, all)).toEqual([])
  expect(orderVerbs({ status: 'completed', unpacked: true }, all)).toEqual(['pack'])
  expect(orderVerbs({ status: 'canceled', unpacked: true }, all)).toEqual([])
})

it('leaves what is not packed, also of fractions', () => {
  const line = (quantity: string, fulfilled_quantity: string | null, kind = 'item') =>
    ({ kind, quantity, fulfilled_quantity }) as Parameters<typeof leftOf>[0]
  expect(leftOf(line('0.3', '0.1'))).toBe(0.2)
  expect(leftOf(line('3', '3'))).toBe(0)
  expect(leftOf(line('1', null, 'shipping'))).toBe(0)
})

it('takes and gives back what is open, and takes nothing of what has ended', () => {
  const sums = { total_minor: 1000, captured_minor: 600, refunded_minor: 100 }
  expect(openOf({ status: 'shipped', ...sums })).toEqual({ capture: 400, refund: 500 })
  expect(openOf({ status: 'canceled', ...sums })).toEqual({ capture: 0, refund: 500 })
  expect(openOf({ status: 'shipped', ...sums, total_minor: 500 })).toEqual({ capture: 0, refund: 500 })
})

it('offers no move that the server would refuse, and each that it would take', () => {
  const all = { update: true, cancel: true }
  for (const verb of ['accept', 'complete', 'reject'] as const) {
    const states = VendorOrderStatus.options.filter((status) =>
      orderVerbs({ status, unpacked: true }, all).includes(verb),
    )
    expect([verb, states]).toEqual([verb, VENDOR_ORDER_TRANSITIONS[verb].from])
  }
  // What waits for the vendor is rejected: that is the same to everybody, and one word is enough.
  expect(VENDOR_ORDER_TRANSITIONS.cancel.from).toEqual(['pending', 'accepted'])
})

describe('the money of a vendor order', () => {
  const funds = {
    ...({ status: 'delivered', captured_minor: 1_000, refunded_minor: 0 } as const),
    ...{ released_at: null, reserve_until: null, funds_held_at: null },
  }
  const then = '2026-11-02T10:00:00.000Z'

  it.each([
    ['waits for its hold', {}, 'waiting', ['hold', 'release']],
    ['is kept back', { funds_held_at: then }, 'held', ['resume']],
    [
      'is released but for a reserve',
      { released_at: then, reserve_until: then },
      'reserve',
      ['hold', 'release'],
    ],
    ['is released', { released_at: then }, 'released', []],
    ['was not captured', { captured_minor: 0 }, 'none', ['hold']],
    ['went back to the shopper', { refunded_minor: 1_000 }, 'none', ['hold']],
    ['goes back with the order', { status: 'canceled' as const }, 'closed', []],
  ])('%s', (_what, part, state, verbs) => {
    const order = { ...funds, ...part }
    expect([fundsStateOf(order), fundsVerbs(order)]).toEqual([state, verbs])
  })
})
