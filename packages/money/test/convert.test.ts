import fc from 'fast-check'
import { CURRENCIES, MoneyError, toMajor, toMinor, type MajorAmount } from '../src'

const currency = fc.constantFrom(...CURRENCIES)
const minor = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })

const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof MoneyError) return error.code
    throw error
  }
  return 'no error'
}

describe('toMinor and toMajor', () => {
  it('minor to major and back is the same amount, in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (amount, code) =>
        expect(toMinor(toMajor(amount, code), code)).toBe(amount),
      ),
    )
  })

  it('zeros after the point, a plus sign and exponents change nothing', () => {
    fc.assert(
      fc.property(minor, currency, fc.nat(10), (amount, code, zeros) => {
        const major = toMajor(amount, code)
        const point = major.includes('.') ? '' : '.'
        expect(toMinor(`${major}${point}0${'0'.repeat(zeros)}`, code)).toBe(amount)
        expect(toMinor(`${amount}e-${major.split('.')[1]?.length ?? 0}`, code)).toBe(amount)
        if (amount > 0n) expect(toMinor(`+${major}`, code)).toBe(amount)
      }),
    )
  })

  it.each([
    ['12.30', 'usd', 1230n],
    ['0.05', 'USD', 5n],
    ['-0.05', 'usd', -5n],
    ['-0', 'usd', 0n],
    ['1250', 'jpy', 1250n],
    ['1250.000', 'jpy', 1250n],
    ['1.234', 'kwd', 1234n],
    ['1.2345', 'clf', 12345n],
    ['1.0000000000000000000e+25', 'usd', 10n ** 27n],
  ])('%p %s is %p', (major, code, amount) => {
    expect(toMinor(major, code)).toBe(amount)
  })

  it.each([
    [1230n, 'usd', '12.30'],
    [5n, 'usd', '0.05'],
    [-5n, 'usd', '-0.05'],
    [0n, 'usd', '0.00'],
    [1250n, 'jpy', '1250'],
    [-1n, 'jpy', '-1'],
    [1n, 'kwd', '0.001'],
  ])('%p %s reads %p', (amount, code, major) => {
    expect(toMajor(amount, code)).toBe(major)
  })

  it("reads the forms in which Medusa's amounts are exact", () => {
    const raw = { value: '19.990000000000000000', precision: 20 }
    expect(toMinor(raw, 'usd')).toBe(1999n)
    class BigNumber {
      get raw() {
        return raw
      }
    }
    expect(toMinor(new BigNumber(), 'usd')).toBe(1999n)
  })

  it.each([10, 10.5, 0.1 + 0.2, NaN, 10n, null, undefined, {}, { value: 10.5 }, { raw: undefined }, []])(
    'refuses %p, which may have lost digits already',
    (amount) => {
      expect(codeOf(() => toMinor(amount as unknown as MajorAmount, 'usd'))).toBe('amount_invalid')
    },
  )

  it.each([
    '',
    ' ',
    '.5',
    '5.',
    '1,000.00',
    '1_000',
    '0x10',
    '12.30 usd',
    'NaN',
    'Infinity',
    '--1',
    '1e',
    '1e0.5',
    '１２',
  ])('refuses the text %p', (amount) => {
    expect(codeOf(() => toMinor(amount, 'usd'))).toBe('amount_invalid')
  })

  it('refuses an amount made to exhaust the memory', () => {
    expect(codeOf(() => toMinor('1e999999999', 'usd'))).toBe('amount_invalid')
    expect(codeOf(() => toMinor('9'.repeat(101), 'usd'))).toBe('amount_invalid')
  })

  it.each([
    ['0.001', 'usd'],
    ['1.5', 'jpy'],
    ['0.00000000000000000001', 'usd'],
    ['1e-3', 'usd'],
  ])('never drops a digit on its own: %p %s', (amount, code) => {
    expect(codeOf(() => toMinor(amount, code))).toBe('amount_too_precise')
  })

  it.each([
    ['0.005', 1n, 0n, 0n],
    ['0.015', 2n, 2n, 1n],
    ['0.025', 3n, 2n, 2n],
    ['0.0250000000000000000001', 3n, 3n, 2n],
    ['0.0249999999999999999999', 2n, 2n, 2n],
    ['-0.005', -1n, 0n, 0n],
    ['-0.025', -3n, -2n, -2n],
  ])('rounds %p as it is told: half_up %p, half_even %p, down %p', (amount, halfUp, halfEven, down) => {
    expect(toMinor(amount, 'usd', 'half_up')).toBe(halfUp)
    expect(toMinor(amount, 'usd', 'half_even')).toBe(halfEven)
    expect(toMinor(amount, 'usd', 'down')).toBe(down)
  })
})
