import type {
  LineToSplit,
  OrderToSplit,
  ShippingToSplit,
} from '../../src/modules/vendor-order/domain/order-to-split'
import { splitOrder } from '../../src/modules/vendor-order/domain/split-order'

const costs = (subtotal: string, tax = '0', discount = '0', total = subtotal) => ({
  ...{ subtotal, tax, discount, total },
})

const line = (id: string, vendor_id: string, amounts: ReturnType<typeof costs>): LineToSplit => ({
  ...{ id, vendor_id, shipping_profile_id: vendor_id, quantity: '1', unit_price: amounts.subtotal },
  ...amounts,
})

const method = (id: string, owner: string | null, amounts: ReturnType<typeof costs>): ShippingToSplit => ({
  ...{ id, vendor_id: owner, shipping_profile_id: owner ?? 'shared', amount: amounts.subtotal },
  ...amounts,
})

const order = (total: string, lines: LineToSplit[], shipping: ShippingToSplit[] = []): OrderToSplit => ({
  ...{ currency_code: 'eur', total, lines, shipping, house_vendor_id: 'house' },
})

const totals = (given: OrderToSplit) =>
  splitOrder(given).map(({ vendor_id, total_minor }) => `${vendor_id} ${total_minor}`)

describe('one order of two vendors', () => {
  // The example of docs/marketplace.md: 19% tax, prices include it, 10% off everything but shipping.
  const given = order(
    '58.75',
    [
      line(
        'bread',
        'bakers',
        costs('8.4033613445378151261', '1.4369747899159663866', '0.84033613445378151261', '9'),
      ),
      line(
        'wine',
        'winery',
        costs('33.571428571428571429', '5.7407142857142857143', '3.3571428571428571429', '35.955'),
      ),
    ],
    [
      method('bike', 'bakers', costs('4.2016806722689075630', '0.79831932773109243698', '0', '5')),
      method('van', 'winery', costs('7.3907563025210084034', '1.4042436974789915966', '0', '8.795')),
    ],
  )

  it('is rounded once, and its lines together', () => {
    const [bakers, winery] = splitOrder(given)
    expect(bakers).toMatchObject({
      ...{ vendor_id: 'bakers', items_minor: 840n, shipping_minor: 420n, discount_minor: 84n },
      ...{ tax_minor: 224n, credit_minor: 0n, total_minor: 1400n },
    })
    // 35.955 and 8.795 are both half a cent over: the earlier line is rounded up, and the sum is 44.75.
    expect(winery?.lines.map(({ total_minor }) => total_minor)).toEqual([3596n, 879n])
    expect(winery).toMatchObject({ total_minor: 4475n, credit_minor: 0n })
  })

  it('says what a piece cost as the shopper saw it', () => {
    const [bakers] = splitOrder(
      order('10', [{ ...line('a', 'bakers', costs('8.40', '1.60', '0', '10')), unit_price: '10' }]),
    )
    expect(bakers?.lines[0]).toMatchObject({ unit_price_minor: 1000n, subtotal_minor: 840n, quantity: '1' })
  })
})

describe('shipping', () => {
  const lines = [
    line('a', 'one', costs('30')),
    line('b', 'two', costs('10')),
    line('c', 'three', costs('60')),
  ]
  const sharing = lines.map((each) => ({
    ...each,
    shipping_profile_id: each.id === 'c' ? 'three' : 'shared',
  }))
  const shippingOf = (given: OrderToSplit) =>
    splitOrder(given).map(({ vendor_id, shipping_minor }) => `${vendor_id} ${shipping_minor}`)

  it('of a vendor’s own profile is the vendor’s, whole', () => {
    expect(shippingOf(order('105', lines, [method('m', 'two', costs('5'))]))).toEqual([
      'one 0',
      'two 500',
      'three 0',
    ])
  })

  it('of a shared profile is shared by those whose lines it ships, and by what they cost', () => {
    expect(shippingOf(order('105.01', sharing, [method('m', null, costs('5.01'))]))).toEqual([
      'one 376',
      'two 125',
      'three 0',
    ])
  })

  it('that ships no line, or is of a vendor who sells nothing here, is shared over all', () => {
    for (const owner of [null, 'somebody else']) {
      expect(shippingOf(order('110', lines, [method('m', owner, costs('10'))]))).toEqual([
        'one 300',
        'two 100',
        'three 600',
      ])
    }
  })

  it('of free lines is shared equally, the odd cent going to the first', () => {
    const free = sharing.map((each) => ({ ...each, ...costs('0') }))
    expect(shippingOf(order('5.01', free, [method('m', null, costs('5.01'))]))).toEqual([
      'one 251',
      'two 250',
      'three 0',
    ])
  })

  it('without any line is the house’s', () => {
    expect(totals(order('5', [], [method('m', null, costs('5'))]))).toEqual(['house 500'])
    expect(totals(order('0', []))).toEqual(['house 0'])
  })
})

describe('what an order costs less, or more, than its lines', () => {
  const lines = [line('a', 'one', costs('30')), line('b', 'two', costs('10'))]

  it('is shared by what the lines cost', () => {
    expect(splitOrder(order('36', lines)).map(({ credit_minor }) => credit_minor)).toEqual([300n, 100n])
    expect(totals(order('44', lines))).toEqual(['one 3300', 'two 1100'])
  })

  it('leaves nobody below nothing', () => {
    expect(totals(order('-5', lines))).toEqual(['one 0', 'two 0'])
    const negative = [...lines, line('c', 'three', costs('-8'))]
    expect(totals(order('32', negative))).toEqual(['one 2400', 'two 800', 'three 0'])
  })

  it('is the first vendor’s when all lines are free', () => {
    expect(
      totals(
        order(
          '3',
          lines.map((each) => ({ ...each, ...costs('0') })),
        ),
      ),
    ).toEqual(['one 300', 'two 0'])
  })
})

describe('amounts finer than the currency', () => {
  it('a tax that rounds to more than its line costs is cut', () => {
    const fine = {
      ...order('0.4', [line('a', 'one', costs('0.2', '0.2', '0', '0.4'))]),
      currency_code: 'jpy',
    }
    const [one] = splitOrder({
      ...fine,
      total: '0.6',
      lines: [line('a', 'one', costs('0.1', '0.5', '0', '0.6'))],
    })
    expect(one?.lines[0]).toMatchObject({ subtotal_minor: 0n, tax_minor: 1n, total_minor: 1n })
    expect(splitOrder(fine)[0]?.lines[0]).toMatchObject({
      subtotal_minor: 0n,
      tax_minor: 0n,
      total_minor: 0n,
    })
  })

  it('what 20 digits have lost is no credit', () => {
    const thirds = ['a', 'b', 'c'].map((id) => line(id, id, costs('1.6683333333333333333')))
    expect(splitOrder(order('5.005', thirds)).map(({ credit_minor }) => credit_minor)).toEqual([0n, 0n, 0n])
    expect(totals(order('5.005', thirds))).toEqual(['a 167', 'b 167', 'c 167'])
  })
})
