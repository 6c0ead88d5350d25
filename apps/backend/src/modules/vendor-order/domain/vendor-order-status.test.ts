import { VendorOrderStatus } from '@cityos/contracts'
import {
  nextVendorOrderStatus,
  VENDOR_ORDER_TRANSITIONS,
  type VendorOrderTransition,
} from './vendor-order-status'

const ways: Record<string, string> = {
  'pending accept': 'accepted',
  'pending reject': 'rejected',
  'pending cancel': 'canceled',
  'accepted cancel': 'canceled',
  'pending ship_part': 'partially_shipped',
  'accepted ship_part': 'partially_shipped',
  'pending ship': 'shipped',
  'accepted ship': 'shipped',
  'partially_shipped ship': 'shipped',
  'shipped deliver': 'delivered',
  'delivered complete': 'completed',
  'shipped reopen': 'partially_shipped',
  'delivered reopen': 'partially_shipped',
  'completed reopen': 'partially_shipped',
}

it.each(
  VendorOrderStatus.options.flatMap((status) =>
    (Object.keys(VENDOR_ORDER_TRANSITIONS) as VendorOrderTransition[]).map((verb) => [status, verb] as const),
  ),
)('a vendor order that is %s: %s', (status, verb) => {
  let outcome: string
  try {
    outcome = nextVendorOrderStatus({ id: 'vord_1', status }, verb)
  } catch (error) {
    outcome = (error as { code: string }).code
  }
  expect(outcome).toBe(ways[`${status} ${verb}`] ?? 'illegal_transition')
})

it('a refusal names both states', () => {
  expect(() => nextVendorOrderStatus({ id: 'vord_1', status: 'shipped' }, 'cancel')).toThrow(
    'The vendor order vord_1 is shipped and cannot become canceled: only one that is pending or accepted can.',
  )
})
