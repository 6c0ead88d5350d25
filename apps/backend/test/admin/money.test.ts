import { CURRENCIES, currencyExponent, toMajor } from '@cityos/money'
import { decimalOf, digitsOf, moneyFormat } from '../../src/admin/lib/money'

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
