import { TenantHandle, type TenantStoreOptions } from '@cityos/contracts'
import fc from 'fast-check'
import { currencyExponent } from '@cityos/money'
import { setI18n } from 'react-i18next'
import en from '../../src/admin/i18n/en'
import { withQuery } from '../../src/admin/lib/api'
import { ApiError } from '../../src/admin/lib/api-error'
import { refusalOf } from '../../src/admin/lib/refusal'
import { changed } from '../../src/admin/lib/changed'
import { handleFrom } from '../../src/admin/lib/handle-from'
import { handleFrom as handleOnTheServer } from '../../src/modules/tenant-store/domain/store-handle'
import { toStoreInput, type Answers } from '../../src/admin/stores/wizard/answers'
import { firstName, handleProblem } from '../../src/admin/stores/wizard/names'
import { toMinorUnits } from '../../src/admin/lib/minor-units'

const ANSWERS: Answers = {
  name: 'Acme',
  handle: '',
  type: 'retail',
  regionIds: [],
  countries: [],
  currency: 'usd',
  shipping: '',
  products: 'all',
  preset: 'classic',
  colours: {},
  subdomain: '',
  subdomainTouched: false,
  ownDomain: '',
}

beforeAll(() => {
  const t = (_key: string, { status }: { status: number }) =>
    en.failure.answered.replace('{{status}}', String(status))
  setI18n({ t } as never)
})

describe('a refusal', () => {
  it('is told apart by field, as the server writes it', () => {
    const message =
      'admin.email: Invalid email address; country_codes.1: must be a two-letter code; name: too long'
    expect(new ApiError(400, { code: 'validation_failed', message }).fields).toEqual({
      'admin.email': 'Invalid email address',
      'country_codes.1': 'must be a two-letter code',
      name: 'too long',
    })
  })

  it('of another kind names no field', () => {
    const error = new ApiError(409, { code: 'tenant_handle_taken', message: 'handle: acme is taken' })
    expect([error.fields, error.message]).toEqual([{}, 'handle: acme is taken'])
  })

  it('without a body still says something', () => {
    expect(new ApiError(502, {}).message).toBe('The server answered 502.')
  })

  it('is shown at the fields that a form has, and the rest of it above them', () => {
    const message = 'locales.1: no such language; region_ids.0: no such region'
    const { at, whole } = refusalOf(new ApiError(400, { code: 'validation_failed', message }), [
      'name',
      'locales',
    ])
    expect([at('locales'), at('name'), whole]).toEqual([
      'no such language',
      undefined,
      'region_ids.0: no such region',
    ])
  })

  it('of a rule is shown at the field that the rule is about', () => {
    const error = new ApiError(409, { code: 'tenant_handle_taken', message: 'acme is taken' })
    expect(refusalOf(error, ['handle'], { tenant_handle_taken: 'handle' }).at('handle')).toBe('acme is taken')
    expect(refusalOf(error, ['handle']).whole).toBe('acme is taken')
    expect(refusalOf(null, ['handle']).whole).toBeUndefined()
  })
})

describe('an amount that somebody types', () => {
  it.each([
    ['4.90', 'eur', 490],
    ['4,9', 'eur', 490],
    ['4', 'eur', 400],
    ['500', 'jpy', 500],
    ['1.234', 'kwd', 1234],
    ['0', 'usd', 0],
    // Browsers give these three no digits, or fewer than ISO 4217.
    ['1.234', 'iqd', 1234],
    ['4.90', 'afn', 490],
    ['1.2345', 'clf', 12345],
  ])('%s of %s is %d', (text, currency, minor) => {
    expect(toMinorUnits(text, currencyExponent(currency))).toBe(minor)
  })

  it.each([
    ['4.999', 'eur'],
    ['1.5', 'jpy'],
    ['-1', 'eur'],
    ['four', 'eur'],
    ['1e3', 'eur'],
    ['', 'eur'],
    ['9999999999', 'eur'],
  ])('%s of %s is none', (text, currency) => {
    expect(toMinorUnits(text, currencyExponent(currency))).toBeNull()
  })
})

it('the wizard sends shipping in the minor units that the server counts in', () => {
  const answers = { ...ANSWERS, countries: ['iq'], currency: 'iqd', shipping: '1.234' }
  const options = { currencies: [{ code: 'iqd', name: 'Dinar', symbol: 'ID', exponent: 3 }] }
  expect(toStoreInput(answers, options as TenantStoreOptions).new_regions).toEqual([
    { country_codes: ['iq'], currency_code: 'iqd', shipping_amount_minor: 1234 },
  ])
})

it('a form sends what has changed, and nothing that it found', () => {
  const before = { name: 'A', locales: ['de', 'en'], default_locale: 'en', time_zone: null }
  expect(changed(before, { ...before, locales: ['de', 'en'], name: 'B' })).toEqual({ name: 'B' })
  expect(changed(before, { ...before, time_zone: null })).toEqual({})
})

describe('the wizard’s first name', () => {
  const store = (name: string, handle: string) => ({ name, handle })
  it.each([
    ['Acme', []],
    ['Acme 2', [store('Acme', 'acme')]],
    ['Acme 2', [store('Acme', 'acme'), store('Acme 3', 'acme-3')]],
    ['Acme 3', [store('Acme', 'acme'), store('Outlet', 'acme-2')]],
  ])('is %s', (name, stores) => {
    expect(firstName('Acme', stores)).toBe(name)
  })

  it.each([
    ['acme', 'handle_taken'],
    ['', 'handle_needed'],
    ['acme-2', undefined],
  ])('of the handle %s finds %s', (handle, problem) => {
    expect(handleProblem(handle, [store('Acme', 'acme')])).toBe(problem)
  })
})

describe('a handle made from a name', () => {
  it.each([
    ['Nordlicht Buch', 'nordlicht-buch'],
    ['Café  Größe & Söhne!', 'cafe-grosse-sohne'],
    ['書店', ''],
  ])('of %s is "%s"', (name, handle) => {
    expect(handleFrom(name)).toBe(handle)
  })

  it('is the one that the server makes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        expect(handleFrom(name)).toBe(handleOnTheServer(name))
      }),
    )
  })

  it('has letters, digits and inner hyphens only, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const handle = handleFrom(name)
        // Reserved words and two-letter names are the server's to refuse.
        if (handle.length > 1 && TenantHandle.safeParse(handle).error) {
          expect(TenantHandle.safeParse(handle).error?.issues[0]?.message).toMatch(
            /reserved|third and fourth/,
          )
        }
      }),
    )
  })
})

it('a query holds what has a value', () => {
  expect(withQuery('/x', { q: '', limit: 20, cursor: undefined, name: 'a b' })).toBe('/x?limit=20&name=a+b')
  expect(withQuery('/x', {})).toBe('/x')
})
