import { CityosError, ERROR_CODES, ERRORS, isCityosError } from '../src'

/** The types that Medusa's own clients know (MedusaErrorTypes of 2.21). */
const MEDUSA_TYPES = [
  'conflict',
  'forbidden',
  'invalid_data',
  'not_allowed',
  'not_found',
  'unauthorized',
  'unexpected_state',
]

describe('errors', () => {
  // Clients program against these: this list only ever grows.
  it.each([
    ['tenant_unknown', 404],
    ['tenant_mismatch', 400],
    ['tenant_suspended', 403],
    ['tenant_archived', 410],
    ['tenant_handle_taken', 409],
    ['tenant_domain_taken', 409],
    ['validation_failed', 400],
    ['not_found', 404],
    ['scope_missing', 500],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['illegal_transition', 409],
  ] as const)('%s stays a %i', (code, status) => {
    expect(new CityosError(code, 'x').status).toBe(status)
  })

  it.each(ERROR_CODES)('%s is snake_case, an HTTP error, and of a type that Medusa clients know', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(ERRORS[code].status).toBeGreaterThanOrEqual(400)
    expect(ERRORS[code].status).toBeLessThan(600)
    expect(MEDUSA_TYPES).toContain(ERRORS[code].type)
  })

  it('serialises to the shape of a Medusa error', () => {
    const error = new CityosError('tenant_handle_taken', 'The handle "acme" is taken.')
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      type: 'conflict',
      code: 'tenant_handle_taken',
      message: 'The handle "acme" is taken.',
    })
  })

  it('details, cause and stack stay on the server', () => {
    const cause = new Error('select * from secret')
    const error = new CityosError('not_found', 'No such order.', { order_id: 'order_1' }, { cause })
    expect(error.details).toEqual({ order_id: 'order_1' })
    expect(error.cause).toBe(cause)
    expect(Object.keys(error.toJSON()).sort()).toEqual(['code', 'message', 'type'])
  })

  it('the message of a server fault stays on the server', () => {
    const error = new CityosError('scope_missing', 'Query outside a tenant: select * from "order"')
    expect(error.toJSON()).toEqual({
      type: 'unexpected_state',
      code: 'scope_missing',
      message: 'An unknown error occurred.',
    })
    expect(error.message).toContain('select')
  })

  it('is recognised when it comes from another copy of the package', () => {
    jest.isolateModules(() => {
      const other = require('../src') as typeof import('../src')
      const error = new other.CityosError('not_found', 'x')
      expect(error).not.toBeInstanceOf(CityosError)
      expect(isCityosError(error)).toBe(true)
    })
    for (const value of [null, undefined, 'x', new Error('x'), { __isCityosError: 'yes' }]) {
      expect(isCityosError(value)).toBe(false)
    }
  })
})
