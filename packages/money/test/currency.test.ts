import { CURRENCIES, currencyExponent, formatMinor, MoneyError } from '../src'

describe('currencyExponent', () => {
  it.each([
    ['usd', 2],
    ['EUR', 2],
    ['jpy', 0],
    ['clp', 0],
    ['isk', 0],
    ['kwd', 3],
    ['tnd', 3],
    ['clf', 4],
    ['xcg', 2],
  ])('%s has %i digits after the point', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent)
  })

  it.each(['xxx', 'xau', 'hrk', 'us', '', 'usd ', '__proto__', 'constructor'])('refuses %p', (code) => {
    expect(() => currencyExponent(code)).toThrow(MoneyError)
    expect(() => currencyExponent(code)).toThrow(expect.objectContaining({ code: 'currency_unknown' }))
  })

  it('lists each currency once', () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length)
    for (const code of CURRENCIES) expect(code).toMatch(/^[A-Z]{3}$/)
  })

  it('agrees with the runtime, but for minor units that CLDR finds too small to show', () => {
    for (const code of CURRENCIES) {
      const { maximumFractionDigits } = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
      }).resolvedOptions()
      expect([currencyExponent(code), 0]).toContain(maximumFractionDigits)
    }
  })

  it('knows the currencies of the largest economies', () => {
    for (const code of 'ARS AUD BRL CAD CHF CNY EUR GBP IDR INR JPY KRW MXN RUB SAR TRY USD ZAR'.split(' ')) {
      expect(CURRENCIES).toContain(code)
    }
  })
})

describe('formatMinor', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

  it.each([
    [1230n, 'usd', 'en-US', '$12.30'],
    [-1230n, 'usd', 'en-US', '-$12.30'],
    [1230n, 'eur', 'de-DE', '12,30 €'],
    [1250n, 'jpy', 'en-US', '¥1,250'],
    [1234n, 'kwd', 'en-US', 'KWD 1.234'],
    [120n, 'afn', 'en-US', 'AFN 1.20'],
  ])('%p %s in %s reads %p', (amount, code, locale, text) => {
    expect(plain(formatMinor(amount, code, locale))).toBe(text)
  })

  it('keeps every digit of an amount that no float can hold', () => {
    expect(formatMinor(90071992547409931n, 'usd', 'en-US')).toBe('$900,719,925,474,099.31')
    expect(formatMinor(123456789012345678901n, 'usd', 'en-US')).toBe('$1,234,567,890,123,456,789.01')
  })
})
