import fc from 'fast-check'
import { shareBack, shareCapture, type Sharing } from './share-money'

const order = (gross: number, captured: number, refunded = 0, is_closed = false): Sharing => ({
  ...{ gross_minor: BigInt(gross), captured_minor: BigInt(captured), refunded_minor: BigInt(refunded) },
  is_closed,
})
const captured = (amount: number, ...orders: Sharing[]) => shareCapture(BigInt(amount), orders).map(Number)
const back = (amount: number, ...orders: Sharing[]) => {
  const { parts, rest } = shareBack(BigInt(amount), orders)
  return [...parts.map(Number), Number(rest)]
}

describe('what is captured of an order that was edited', () => {
  it('falls on who has something outstanding, whoever has too much', () => {
    expect(captured(30, order(50, 100), order(180, 100))).toEqual([0, 30])
  })

  it('is what an edit has made due once more, though as much was captured before', () => {
    expect(captured(20, order(100, 100, 20))).toEqual([20])
    expect(captured(20, order(100, 100, 20), order(100, 100))).toEqual([20, 0])
  })

  it('is shared also where nobody has anything outstanding', () => {
    expect(captured(30, order(100, 100), order(50, 50))).toEqual([20, 10])
    expect(captured(30, order(0, 100), order(0, 50))).toEqual([15, 15])
  })

  it('falls on what is closed last', () => {
    expect(captured(130, order(100, 0), order(200, 0, 0, true))).toEqual([100, 30])
    expect(captured(20, order(100, 100, 20), order(200, 200, 200, true))).toEqual([20, 0])
    expect(captured(30, order(100, 100), order(200, 200, 0, true))).toEqual([30, 0])
    expect(captured(30, order(200, 200, 0, true))).toEqual([30])
  })
})

describe('what is given back of an order that was edited', () => {
  it('comes from who costs less than was captured, then from what each has', () => {
    expect(back(50, order(50, 100), order(100, 100))).toEqual([50, 0, 0])
    expect(back(80, order(50, 100), order(100, 100))).toEqual([60, 20, 0])
  })

  it('comes from those whose goods came back, less what was given back of them before', () => {
    const returned = (minor: number, one: Sharing): Sharing => ({ ...one, returned_minor: BigInt(minor) })
    expect(back(100, returned(100, order(100, 100)), order(100, 100))).toEqual([100, 0, 0])
    expect(back(40, returned(50, order(100, 100, 30)), order(100, 100))).toEqual([27, 13, 0])
    // An edit took 100 off, which is given back: what came back of the rest is still to be.
    expect(back(100, returned(100, order(100, 200, 100)), order(100, 100))).toEqual([100, 0, 0])
    expect(back(50, returned(100, order(60, 60)), order(100, 100))).toEqual([50, 0, 0])
    expect(back(70, returned(100, order(60, 60)), order(100, 100))).toEqual([60, 10, 0])
    // What came back for something that went out instead, for an exchange, is no money.
    expect(back(20, returned(100, order(200, 100)), order(100, 100))).toEqual([10, 10, 0])
  })

  it('is more than all of them have: the rest is nobody’s', () => {
    expect(back(30, order(100, 100, 80))).toEqual([20, 10])
    expect(back(30, order(100, 100, 100))).toEqual([0, 30])
  })
})

it('whatever came and went before, and whatever an edit made of it, all of it is shared and nobody gives what it has not', () => {
  const minor = fc.bigInt({ min: 0n, max: 9_000_000_000_000n })
  const any = fc
    .record({
      gross_minor: minor,
      captured_minor: minor,
      returned_minor: minor,
      refunded: minor,
      is_closed: fc.boolean(),
    })
    .map(({ refunded, ...one }) => ({ ...one, refunded_minor: refunded % (one.captured_minor + 1n) }))
  const amount = fc.bigInt({ min: 1n, max: 20_000_000_000_000n })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), amount, (orders, amountMinor) => {
      const sum = (parts: bigint[]) => parts.reduce((all, part) => all + part, 0n)
      const came = shareCapture(amountMinor, orders)
      expect(sum(came)).toBe(amountMinor)
      expect(came.every((part) => part >= 0n)).toBe(true)
      const { parts, rest } = shareBack(amountMinor, orders)
      expect(sum(parts) + rest).toBe(amountMinor)
      const has = orders.map((one) => one.captured_minor - one.refunded_minor)
      expect(parts.every((part, index) => part >= 0n && part <= has[index]!)).toBe(true)
      expect(rest === 0n || sum(parts) === sum(has)).toBe(true)
    }),
  )
})
