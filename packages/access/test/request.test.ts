import { RESOURCE_ACTIONS, type ResourceKind } from '@cityos/contracts'
import { accessForRequest, connectPdp, type DecisionRecord, type Pdp } from '../src'
import { keyOf, memberOf, platformStaff } from './support/people'
import { startPdp, type RealPdp } from './support/pdp'

jest.setTimeout(60_000)

let real: RealPdp
let calls: string[]
let counting: Pdp

beforeAll(async () => {
  real = await startPdp()
})
beforeEach(() => {
  calls = []
  counting = {
    ...real.pdp,
    check: (principal, checks, requestId) => {
      calls.push(`check ${checks.length}`)
      return real.pdp.check(principal, checks, requestId)
    },
    plan: (principal, action, kind, requestId) => {
      calls.push(`plan ${kind}`)
      return real.pdp.plan(principal, action, kind, requestId)
    },
  }
})
afterAll(() => real?.stop())

const owner = memberOf('t1', 'owner')
const product = { kind: 'product', tenant: 't1' } as const

describe('the decisions of a request', () => {
  it('asked together are one call', async () => {
    const access = accessForRequest(counting)
    const answers = await Promise.all([
      access.can(owner, 'read', product),
      access.can(owner, 'delete', product),
      access.can(owner, 'read', { kind: 'order', tenant: 't1' }),
      access.can(owner, 'read', { ...product, tenant: 't2' }),
      access.can(owner, 'read', { kind: 'workflow_execution', tenant: 't1' }),
    ])
    expect(answers).toEqual([true, true, true, false, false])
    expect(calls).toEqual(['check 4'])
  })

  it('for everything that there is are one call: the admin asks so for its screens', async () => {
    const access = accessForRequest(counting)
    const kinds = Object.keys(RESOURCE_ACTIONS) as ResourceKind[]
    const questions = kinds.flatMap((kind) => RESOURCE_ACTIONS[kind].map((action) => [kind, action] as const))
    const answers = await Promise.all(
      questions.map(([kind, action]) => access.can(owner, action, { kind, tenant: 't1' })),
    )
    expect(answers).toContain(true)
    expect(answers).toContain(false)
    expect(calls).toEqual([`check ${kinds.length}`])
  })

  it('beyond the limits of a call are as many calls as it takes', async () => {
    const access = accessForRequest(counting)
    const answers = await Promise.all(
      Array.from({ length: 250 }, (_, i) => access.can(owner, 'read', { ...product, id: `p${i}` })),
    )
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(calls).toEqual(['check 100', 'check 100', 'check 50'])
  })

  it('are not asked twice, and are asked anew in the next request', async () => {
    const access = accessForRequest(counting)
    await access.can(owner, 'read', product)
    await access.can(owner, 'read', { ...product })
    await access.filterFor(owner, 'read', 'product')
    await access.filterFor(owner, 'read', 'product')
    expect(calls).toEqual(['check 1', 'plan product'])
    await accessForRequest(counting).can(owner, 'read', product)
    expect(calls).toHaveLength(3)
  })

  it('are of the one who was asked about', async () => {
    const access = accessForRequest(counting)
    const answers = await Promise.all(
      [owner, memberOf('t1', 'viewer'), keyOf('t1'), keyOf('t2'), platformStaff('super_admin')].map((who) =>
        access.can(who, 'create', product),
      ),
    )
    expect(answers).toEqual([true, false, true, false, true])
  })

  it('are told with the request that they belong to', async () => {
    const told: DecisionRecord[] = []
    const access = accessForRequest(counting, { requestId: 'req_1', onDecision: (one) => told.push(one) })
    await access.can(owner, 'read', { ...product, id: 'p1' })
    await access.can(owner, 'read', { ...product, id: 'p1' })
    await access.can(owner, 'run', { kind: 'workflow_execution', tenant: 't1' })
    const asked = { requestId: 'req_1', principal: { kind: 'user', id: 'u1' } }
    expect(told).toEqual([
      { ...asked, action: 'read', resource: { kind: 'product', id: 'p1', tenant: 't1' }, allowed: true },
      {
        ...asked,
        action: 'run',
        resource: { kind: 'workflow_execution', id: null, tenant: 't1' },
        allowed: false,
      },
    ])
  })
})

describe('what is not known of a row', () => {
  it('is told as null, so that no rule holds for want of it', async () => {
    const editor = memberOf('t1', 'editor')
    const access = accessForRequest(real.pdp)
    const content = { kind: 'product_content', tenant: 't1' } as const
    expect(await access.can(editor, 'update', content)).toBe(false)
    expect(await access.can(editor, 'update', { ...content, attributes: { status: 'draft' } })).toBe(true)
  })

  it('and no kind has, is refused', async () => {
    const access = accessForRequest(real.pdp)
    for (const name of ['colour', 'tenant']) {
      const page = { kind: 'page' as const, tenant: 't1', attributes: { [name]: 't1' } }
      await expect(access.can(owner, 'read', page)).rejects.toThrow(RangeError)
    }
  })
})

describe('a question that does not fit the schemas', () => {
  it('is an error of ours, not a denial that nobody understands', async () => {
    const access = accessForRequest(real.pdp)
    await expect(access.can(owner, 'read', { ...product, tenant: '' })).rejects.toThrow(
      'does not fit the schemas',
    )
  })

  it('is refused by Cerbos itself, whoever asks', async () => {
    const attr = { tenants: {}, member_of: ['t1'], visits: [], vendors: {}, vendor_of: [], key_of: null }
    const forged = { id: 'u1', roles: ['super_admin'], attr }
    const check = { resource: { kind: 'product', id: 'p', attr: { tenant: 't1' } }, actions: ['read'] }
    await expect(real.pdp.check(forged, [check])).rejects.toThrow('does not fit the schemas')
  })
})

it.each(['http://127.0.0.1:1', '127.0.0.1:3593', 'grpc://', ''])('%p is no address of Cerbos', (url) => {
  expect(() => connectPdp({ url })).toThrow(RangeError)
})
