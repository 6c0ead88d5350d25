import fc from 'fast-check'
import { capture } from './capture'
import { disputeLost, disputeOpened, disputeWon, type HeldUntil } from './dispute'
import { netting, payoutCreated, payoutFailed, payoutPaid, payoutReturned, transferReversed } from './payout'
import { refund, refundedBeyond, type OrderToRefund } from './refund'
import { release, reserveRelease } from './release'
import type { NewPosting } from './transaction'

const EUR = 'eur'
const terms = {
  ...{ vendor_order_id: 'vord_1', vendor_id: 'ven_1', gross_minor: 11_900n },
  ...{ commission_minor: 1_000n, commission_tax_minor: 190n, tax_minor: 0n },
}
const money = { pending_minor: 0n, reserve_minor: 0n, available_minor: 0n, receivable_minor: 0n }
const captured: OrderToRefund = {
  ...terms,
  ...{ captured_minor: 11_900n, refunded_minor: 0n, money },
}

/** Account → what was posted to it. */
function sums(postings: readonly NewPosting[]): Record<string, bigint> {
  const result: Record<string, bigint> = {}
  for (const { account, amount_minor } of postings) {
    const key = account.owner_id === 'platform' ? account.kind : `${account.owner_id} ${account.kind}`
    result[key] = (result[key] ?? 0n) + amount_minor
  }
  return result
}
const total = (postings: readonly NewPosting[]) => postings.reduce((sum, one) => sum + one.amount_minor, 0n)

describe('a capture', () => {
  it('is shared by what is outstanding, fees first and the rest to the vendors', () => {
    const other = {
      ...terms,
      vendor_order_id: 'vord_2',
      vendor_id: 'ven_2',
      gross_minor: 5_950n,
      commission_minor: 0n,
    }
    const { shares, postings } = capture({
      ...{ currency_code: EUR, amount_minor: 17_850n },
      orders: [
        { ...terms, captured_minor: 0n, refunded_minor: 0n },
        { ...other, commission_tax_minor: 0n, tax_minor: 950n, captured_minor: 0n, refunded_minor: 0n },
      ],
    })
    expect(shares.map(({ amount_minor, vendor_minor }) => [amount_minor, vendor_minor])).toEqual([
      [11_900n, 10_710n],
      [5_950n, 5_000n],
    ])
    expect(sums(postings)).toEqual({
      ...{ clearing: -17_850n, commission_revenue: 1_000n, commission_tax: 190n, tax_payable: 950n },
      ...{ 'ven_1 pending': 10_710n, 'ven_2 pending': 5_000n },
    })
  })

  it('of nothing is none', () => {
    const orders = [{ ...terms, captured_minor: 0n, refunded_minor: 0n }]
    expect(() => capture({ currency_code: EUR, amount_minor: 0n, orders })).toThrow(RangeError)
  })

  it('whose fees exceed the money leaves a debt', () => {
    const dear = {
      ...terms,
      gross_minor: 500n,
      commission_minor: 700n,
      commission_tax_minor: 0n,
      ...{ captured_minor: 0n, refunded_minor: 0n },
    }
    const { postings } = capture({ currency_code: EUR, amount_minor: 500n, orders: [dear] })
    expect(sums(postings)).toEqual({ clearing: -500n, commission_revenue: 700n, 'ven_1 receivable': -200n })
  })
})

describe('a refund', () => {
  const refunded = (
    order: Partial<OrderToRefund>,
    amount_minor = 5_950n,
    refund_commission: 'keep' | 'proportional' = 'proportional',
  ) => refund({ currency_code: EUR, amount_minor, refund_commission, order: { ...captured, ...order } })

  it.each<[string, Partial<typeof money>, Record<string, bigint>]>([
    ['this order’s pending', { pending_minor: 10_710n, available_minor: 9_999n }, { pending: -5_355n }],
    [
      'then its reserve',
      { pending_minor: 5_000n, reserve_minor: 1_000n },
      { pending: -5_000n, reserve: -355n },
    ],
    [
      'then what is available',
      { reserve_minor: 1_000n, available_minor: 8_000n },
      { reserve: -1_000n, available: -4_355n },
    ],
    [
      'and the rest is owed',
      { available_minor: 55n, receivable_minor: -3n },
      { available: -55n, receivable: -5_300n },
    ],
  ])('takes from %s', (_what, has, taken) => {
    const { postings } = refunded({ money: { ...money, ...has } })
    const vendor = Object.fromEntries(
      Object.entries(taken).map(([kind, amount]) => [`ven_1 ${kind}`, amount]),
    )
    expect(sums(postings)).toEqual({
      clearing: 5_950n,
      commission_revenue: -500n,
      commission_tax: -95n,
      ...vendor,
    })
  })

  it('leaves the commission where the marketplace keeps it', () => {
    const { postings } = refunded({ money: { ...money, pending_minor: 10_710n } }, 5_950n, 'keep')
    expect(sums(postings)).toEqual({ clearing: 5_950n, 'ven_1 pending': -5_950n })
  })

  it('beyond what is left is the marketplace’s loss', () => {
    expect(sums(refundedBeyond(EUR, 30n).postings)).toEqual({ clearing: 30n, commission_revenue: -30n })
  })

  it('never exceeds what was captured and not yet refunded', () => {
    expect(() => refunded({ refunded_minor: 11_800n }, 101n)).toThrow('100 is left')
  })
})

describe('a dispute', () => {
  const opened = disputeOpened({
    ...{ currency_code: EUR, amount_minor: 11_900n, refund_commission: 'proportional' as const },
    order: { ...captured, money: { ...money, pending_minor: 10_000n, reserve_minor: 100n } },
  })
  const lost = disputeLost({ currency_code: EUR, opened: opened.share })
  const won = (stage: HeldUntil, receivable_minor: bigint) =>
    sums([
      ...opened.postings,
      ...disputeWon({ currency_code: EUR, opened: opened.share, stage, receivable_minor }).postings,
    ])

  it('holds the vendor’s part until it is decided', () => {
    expect(sums(opened.postings)).toEqual({
      ...{ clearing: 11_900n, disputes: -1_190n },
      ...{ 'ven_1 pending': -10_000n, 'ven_1 reserve': -100n, 'ven_1 receivable': -610n },
    })
  })

  it('that is lost is a refund in the end', () => {
    expect(sums([...opened.postings, ...lost.postings])).toMatchObject({
      ...{ clearing: 11_900n, disputes: 0n, commission_revenue: -1_000n, commission_tax: -190n },
    })
  })

  it('that is won leaves everything as it was', () => {
    expect(Object.values(won('held', -610n)).every((sum) => sum === 0n)).toBe(true)
  })

  it('that is won late makes available what would have been released, and a debt that was paid is given back', () => {
    expect(won('released', -10n)).toMatchObject({
      ...{
        'ven_1 pending': -10_000n,
        'ven_1 reserve': 0n,
        'ven_1 available': 10_600n,
        'ven_1 receivable': -600n,
      },
    })
    expect(won('reserve_released', -610n)).toMatchObject({
      'ven_1 reserve': -100n,
      'ven_1 available': 10_100n,
    })
  })
})

describe('release and payout', () => {
  const payout = { vendor_id: 'ven_1', currency_code: EUR, amount_minor: 900n }

  it('the hold ends: less the reserve, half a minor unit rounded up', () => {
    const order = { vendor_order_id: 'vord_1', vendor_id: 'ven_1', currency_code: EUR }
    expect(sums(release({ ...order, pending_minor: 1_005n, reserve_bps: 1_000 }).postings)).toEqual({
      ...{ 'ven_1 pending': -1_005n, 'ven_1 reserve': 101n, 'ven_1 available': 904n },
    })
    expect(release({ ...order, pending_minor: 0n, reserve_bps: 1_000 }).postings).toEqual([])
    expect(sums(reserveRelease({ ...order, reserve_minor: 101n }).postings)).toEqual({
      ...{ 'ven_1 reserve': -101n, 'ven_1 available': 101n },
    })
  })

  it('a payout leaves by way of in_transit, and comes back when it fails', () => {
    expect(sums([...payoutCreated(payout).postings, ...payoutPaid(payout).postings])).toEqual({
      ...{ 'ven_1 available': -900n, 'ven_1 in_transit': 0n, clearing: 900n },
    })
    expect(sums([...payoutCreated(payout).postings, ...payoutFailed(payout).postings])).toEqual({
      ...{ 'ven_1 available': 0n, 'ven_1 in_transit': 0n },
    })
    expect(sums(payoutReturned(payout).postings)).toEqual({ clearing: -900n, 'ven_1 available': 900n })
  })

  it('what was taken back of a payout for a debt does not come back with the rest', () => {
    const rest = { ...payout, returned_minor: 500n }
    expect(sums(payoutReturned(rest).postings)).toEqual({ clearing: -500n, 'ven_1 available': 500n })
    expect(sums(payoutFailed(rest).postings)).toEqual({
      ...{ clearing: 400n, 'ven_1 in_transit': -900n, 'ven_1 available': 500n },
    })
  })

  it('a transfer that is taken back pays the debt, and no more than the debt', () => {
    expect(sums(transferReversed({ ...payout, receivable_minor: -600n }).postings)).toEqual({
      ...{ clearing: -900n, 'ven_1 receivable': 600n, 'ven_1 available': 300n },
    })
  })

  it('what is available pays the debt first', () => {
    const vendor = { vendor_id: 'ven_1', currency_code: EUR }
    const net = (available_minor: bigint, receivable_minor: bigint) =>
      netting({ ...vendor, available_minor, receivable_minor }).amount_minor
    expect([net(500n, -300n), net(200n, -300n), net(0n, -300n), net(500n, 0n)]).toEqual([300n, 200n, 0n, 0n])
  })
})

describe('however an order is paid and given back in parts', () => {
  const amount = fc.bigInt({ min: 0n, max: 1_000_000n })
  const order = fc
    .record({
      gross: fc.bigInt({ min: 1n, max: 1_000_000n }),
      commission: amount,
      tax: amount,
      withheld: amount,
    })
    .map(({ gross, commission, tax, withheld }) => ({
      ...{
        vendor_order_id: 'vord_1',
        vendor_id: 'ven_1',
        gross_minor: gross,
        commission_minor: commission % (gross + 1n),
      },
      ...{ commission_tax_minor: tax % (gross / 5n + 1n), tax_minor: withheld % (gross / 4n + 1n) },
    }))
  const cuts = (whole: bigint, places: bigint[]) => {
    const marks = [...new Set(places.map((place) => place % whole)), 0n, whole].sort((a, b) =>
      a < b ? -1 : 1,
    )
    return marks
      .slice(1)
      .map((mark, index) => mark - marks[index]!)
      .filter((part) => part > 0n)
  }

  it('every part sums to nothing, all of it bears the whole fee, and in the end nobody has anything', () => {
    fc.assert(
      fc.property(
        order,
        fc.array(amount, { maxLength: 6 }),
        fc.array(amount, { maxLength: 6 }),
        (one, ins, outs) => {
          const all: NewPosting[] = []
          const post = (postings: NewPosting[]) => {
            expect(total(postings)).toBe(0n)
            all.push(...postings)
          }
          let captured_minor = 0n
          for (const amount_minor of cuts(one.gross_minor, ins)) {
            const orders = [{ ...one, captured_minor, refunded_minor: 0n }]
            post(capture({ currency_code: EUR, amount_minor, orders }).postings)
            captured_minor += amount_minor
          }
          expect(sums(all)['commission_revenue'] ?? 0n).toBe(one.commission_minor)
          expect(sums(all)['tax_payable'] ?? 0n).toBe(one.tax_minor)
          let refunded_minor = 0n
          for (const amount_minor of cuts(one.gross_minor, outs)) {
            const has = (kind: string) => sums(all)[`ven_1 ${kind}`] ?? 0n
            const order = {
              ...{ ...one, captured_minor, refunded_minor },
              money: {
                ...{ pending_minor: has('pending'), reserve_minor: has('reserve') },
                ...{ available_minor: has('available'), receivable_minor: has('receivable') },
              },
            }
            post(
              refund({ currency_code: EUR, amount_minor, refund_commission: 'proportional', order }).postings,
            )
            refunded_minor += amount_minor
          }
          const left = sums(all)
          const vendor = Object.keys(left).filter((key) => key.startsWith('ven_1'))
          expect(vendor.reduce((sum, key) => sum + left[key]!, 0n)).toBe(0n)
          expect(left['ven_1 pending'] ?? 0n).toBeGreaterThanOrEqual(0n)
          for (const kind of ['clearing', 'commission_revenue', 'commission_tax', 'tax_payable']) {
            expect(left[kind] ?? 0n).toBe(0n)
          }
        },
      ),
    )
  })
})
