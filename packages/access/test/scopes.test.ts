import { isPlatformPermission, PERMISSIONS, RESOURCE_ACTIONS, type ResourceKind } from '@cityos/contracts'
import { accessForRequest, permissionsOfScopes, type DecisionRecord } from '../src'
import { keyOf } from './support/people'
import { startPdp, type RealPdp } from './support/pdp'

jest.setTimeout(60_000)

let real: RealPdp

beforeAll(async () => {
  real = await startPdp()
})
afterAll(() => real?.stop())

const QUESTIONS = (Object.keys(RESOURCE_ACTIONS) as ResourceKind[]).flatMap((kind) =>
  RESOURCE_ACTIONS[kind].map((action) => [kind, action] as const),
)

/** Everything that a key of t1 with these scopes may do there, and what the filters say of it. */
async function rightsOf(scopes: Parameters<typeof permissionsOfScopes>[0] | null) {
  const access = accessForRequest(real.pdp)
  const key = { ...keyOf('t1'), scopes }
  const can = await Promise.all(
    QUESTIONS.map(([kind, action]) => access.can(key, action, { kind, tenant: 't1' })),
  )
  return QUESTIONS.filter((_question, index) => can[index]).map(([kind, action]) => `${kind}:${action}`)
}

describe('the scopes of a key', () => {
  it('one permission opens that permission, where the policies allow it to keys, and nothing else', async () => {
    const open = new Set(await rightsOf(null))
    for (const permission of PERMISSIONS) {
      const wanted = open.has(permission) && !isPlatformPermission(permission) ? [permission] : []
      expect([permission, await rightsOf([permission])]).toEqual([permission, wanted])
    }
  })

  it('a wildcard is all of its kind, without what is the platform’s own', () => {
    expect([...permissionsOfScopes(['order:*'])]).toEqual([
      'order:read',
      'order:update',
      'order:cancel',
      'order:export',
    ])
    expect([...permissionsOfScopes(['tenant:*'])]).toEqual(['tenant:read', 'tenant:update'])
    expect([...permissionsOfScopes(['platform_tenant:*' as never, 'tenant:act'])]).toEqual([])
  })

  it('none open nothing', async () => {
    expect(await rightsOf([])).toEqual([])
  })

  it('never add to what the policies allow to keys', async () => {
    expect(await rightsOf(['member:*', 'secret_key:*', 'ownership:*'])).toEqual([])
  })

  it('what they refuse is told, and not asked of Cerbos', async () => {
    const told: DecisionRecord[] = []
    const silent = {
      ...real.pdp,
      check: () => Promise.reject(new Error('asked')),
      plan: () => Promise.reject(new Error('asked')),
    }
    const access = accessForRequest(silent, { requestId: 'r', onDecision: (one) => told.push(one) })
    const key = { ...keyOf('t1'), scopes: ['product:read' as const] }
    expect(await access.can(key, 'delete', { kind: 'product', tenant: 't1' })).toBe(false)
    expect(await access.filterFor(key, 'read', 'page')).toEqual({ rows: 'none' })
    expect(told).toMatchObject([{ action: 'delete', allowed: false, principal: { kind: 'api_key' } }])
    await expect(access.can(key, 'read', { kind: 'product', tenant: 't1' })).rejects.toThrow('asked')
  })
})
