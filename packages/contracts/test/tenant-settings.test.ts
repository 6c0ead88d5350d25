import { TimeZone, UpdateOwnTenant, UpdateTenant } from '../src'

describe('TimeZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
  ])('%s is kept as %s', (given, kept) => {
    expect(TimeZone.parse(given)).toBe(kept)
  })

  it.each(['', 'Mars/Olympus', '+02:00', 'Europe', 'Europe/', 'x'.repeat(65), 7, null])(
    'refuses %p',
    (given) => {
      expect(TimeZone.safeParse(given).success).toBe(false)
    },
  )
})

describe('what a tenant may change', () => {
  it.each([
    { name: '' },
    { name: 'x'.repeat(201) },
    { name: null },
    { currency_codes: [] },
    { currency_codes: ['usd', 'USD'] },
    { currency_codes: ['dollar'] },
    { currency_codes: 'usd' },
    { locales: ['en-gb', 'en-GB'] },
    { locales: ['english language'] },
    { default_locale: 'x' },
    { time_zone: 'Mars/Olympus' },
    { handle: 'other' },
    { status: 'active' },
    { tier: 'enterprise' },
    {},
    [],
  ])('refuses %j from both', (change) => {
    expect(UpdateTenant.safeParse(change).success).toBe(false)
    expect(UpdateOwnTenant.safeParse(change).success).toBe(false)
  })

  it.each([
    { country_code: 'de' },
    { country_code: null },
    { scope_code: 'old-town' },
    { category_code: 'food_2' },
    { subcategory_code: null },
  ])('leaves %j to the platform', (change) => {
    expect(UpdateTenant.safeParse(change).success).toBe(true)
    expect(UpdateOwnTenant.safeParse(change).success).toBe(false)
  })

  it.each([
    { country_code: 'deu' },
    { scope_code: '' },
    { scope_code: 'Old Town' },
    { scope_code: '-x' },
    { category_code: 'x'.repeat(65) },
    { subcategory_code: 'a--b' },
  ])('refuses the placement %j', (change) => {
    expect(UpdateTenant.safeParse(change).success).toBe(false)
  })
})
