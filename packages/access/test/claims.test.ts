import { principalFromClaims } from '../src'

const TOKEN = {
  sub: '3f0c2a52',
  typ: 'Bearer',
  azp: 'medusa-admin',
  email: 'ada@acme.example',
  email_verified: true,
  preferred_username: 'ada@acme.example',
  realm_access: { roles: ['offline_access', 'default-roles-cityos'] },
  resource_access: { account: { roles: ['manage-account'] } },
  tenants: [{ id: 'ten_a', roles: ['owner'] }],
}

describe('a principal from claims', () => {
  it('of a member holds the roles of each tenant', () => {
    expect(principalFromClaims(TOKEN)).toEqual({
      kind: 'user',
      id: '3f0c2a52',
      email: 'ada@acme.example',
      platformRoles: [],
      scopes: null,
      tenants: [{ id: 'ten_a', roles: ['owner'] }],
      vendors: [],
    })
  })

  it('drops roles that we do not know, and says each once', () => {
    const principal = principalFromClaims({
      ...TOKEN,
      realm_access: { roles: ['super_admin', 'root', 'owner'] },
      tenants: [
        { id: 'ten_a', roles: ['viewer', 'super_admin', 'god', 'viewer'] },
        { id: 'ten_a', roles: ['editor'] },
        { id: 'ten_b', roles: ['manager'] },
      ],
      vendors: [{ id: 'ven_1', tenant: 'ten_a', roles: ['manager', 'viewer'] }],
    })
    expect(principal.platformRoles).toEqual(['super_admin'])
    expect(principal.tenants).toEqual([
      { id: 'ten_a', roles: ['viewer', 'editor'] },
      { id: 'ten_b', roles: [] },
    ])
    expect(principal.vendors).toEqual([{ id: 'ven_1', tenant: 'ten_a', roles: ['manager'] }])
  })

  it('counts the roles of its own client and of no other', () => {
    const token = {
      ...TOKEN,
      resource_access: {
        'medusa-admin': { roles: ['platform_support'] },
        storefront: { roles: ['super_admin'] },
      },
    }
    expect(principalFromClaims(token).platformRoles).toEqual([])
    expect(principalFromClaims(token, { client: 'medusa-admin' }).platformRoles).toEqual(['platform_support'])
    expect(principalFromClaims(token, { client: 'constructor' }).platformRoles).toEqual([])
  })

  it('of a service account is a service without an address', () => {
    const { email: _email, email_verified: _verified, ...claims } = TOKEN
    const token = { ...claims, azp: 'sync', preferred_username: 'service-account-sync' }
    expect(principalFromClaims(token)).toMatchObject({ kind: 'service', email: null })
    expect(principalFromClaims({ ...token, azp: 'storefront' }).kind).toBe('user')
    expect(principalFromClaims({ ...token, email: 'x@y.example', email_verified: true }).email).toBeNull()
  })

  it('of somebody who works for a vendor alone is a vendor’s member', () => {
    const vendors = [{ id: 'ven_1', tenant: 'ten_a', roles: ['owner'] }]
    expect(principalFromClaims({ ...TOKEN, tenants: [], vendors }).kind).toBe('vendor_member')
    expect(principalFromClaims({ ...TOKEN, vendors }).kind).toBe('user')
  })

  it('takes no address that nobody has proved', () => {
    expect(principalFromClaims({ ...TOKEN, email_verified: false }).email).toBeNull()
    expect(principalFromClaims({ ...TOKEN, email_verified: undefined }).email).toBeNull()
  })

  it.each([
    ['no claims', null],
    ['no subject', { ...TOKEN, sub: undefined }],
    ['an empty subject', { ...TOKEN, sub: '' }],
    ['roles that are no list', { ...TOKEN, realm_access: { roles: 'super_admin' } }],
    ['roles that are no names', { ...TOKEN, realm_access: { roles: [{}] } }],
    ['tenants that are no list', { ...TOKEN, tenants: { id: 'ten_a' } }],
    ['a tenant without an id', { ...TOKEN, tenants: [{ roles: ['owner'] }] }],
    ['a vendor without a tenant', { ...TOKEN, vendors: [{ id: 'ven_1', roles: [] }] }],
  ])('with %s is nobody: 401', (_, claims) => {
    expect(() => principalFromClaims(claims)).toThrow(
      expect.objectContaining({ code: 'unauthorized', status: 401 }) as Error,
    )
  })
})
