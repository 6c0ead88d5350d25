import { CURRENCIES, currencyExponent, toMajor } from '@cityos/money'
import { decimalOf, digitsOf, minorOf, moneyFormat } from '../../src/admin/lib/money'

it('knows the digits of every currency as the server does', () => {
  for (const code of CURRENCIES) expect([code, digitsOf(code)]).toEqual([code, currencyExponent(code)])
  expect(digitsOf('kwd')).toBe(3)
})

it.each([
  ['usd', [0, 5, -5, 490, 12345, 9_000_000_000_000_000, -9_000_000_000_000_000]],
  ['jpy', [0, 1, -12345]],
  ['kwd', [7, 1234, -1]],
])('%s is written as the server writes it', (currency, amounts) => {
  for (const minor of amounts) expect(decimalOf(minor, currency)).toBe(toMajor(BigInt(minor), currency))
})

it('is written as the locale’s people do, every digit of it', () => {
  const money = moneyFormat('en-US')
  expect(money(1050, 'usd')).toBe('$10.50')
  expect(money(1050, 'jpy')).toBe('¥1,050')
  expect(money(1050, 'kwd').replace(/\s/g, ' ')).toBe('KWD 1.050')
  expect(money(1050, 'iqd').replace(/\s/g, ' ')).toBe('IQD 1.050')
  expect(money(-9_000_000_000_000_000, 'usd')).toBe('-$90,000,000,000,000.00')
  expect(money(8_999_999_999_999_999, 'usd')).toBe('$89,999,999,999,999.99')
})

it.each([
  ['4.90', 'usd', 490],
  ['4,9', 'eur', 490],
  ['500', 'jpy', 500],
  ['1.234', 'kwd', 1234],
  ['1000000000.00', 'idr', 100_000_000_000],
  ['90000000000000.00', 'usd', 9_000_000_000_000_000],
  ['90000000000000.01', 'usd', null],
  ['4.999', 'eur', null],
  ['1.5', 'jpy', null],
  ['-1', 'eur', null],
  ['1e3', 'eur', null],
  ['', 'eur', null],
])('%s of %s is %p', (text, currency, minor) => expect(minorOf(text, currency)).toBe(minor))

it('what is written can be typed', () => {
  for (const currency of ['usd', 'jpy', 'kwd', 'clf'])
    for (const minor of [0, 7, 123_456_789, 9_000_000_000_000_000])
      expect(minorOf(decimalOf(minor, currency), currency)).toBe(minor)
})
