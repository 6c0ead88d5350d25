import {
  CreateTenant,
  DemoFile,
  effectiveLimits,
  Locale,
  newId,
  RESERVED_HANDLES,
  Tenant,
  TenantHandle,
} from '../src'

const minimal = {
  handle: 'acme',
  name: 'Acme',
  admin: { email: 'admin@acme.example', password: 'long enough' },
}

const issuePaths = (input: unknown) =>
  CreateTenant.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? []

describe('tenant handle', () => {
  it.each(['ab', 'acme', 'acme-eu', '7eleven', 'a-b-c', 'abc--d', 'a'.repeat(63)])('accepts %p', (handle) => {
    expect(TenantHandle.safeParse(handle).success).toBe(true)
  })

  it.each([
    'a',
    'a'.repeat(64),
    'Acme',
    'ac me',
    'ac_me',
    'ac.me',
    '-acme',
    'acme-',
    'bücher',
    'xn--bcher-kva',
    'acme\n',
  ])('refuses %p, which DNS would not carry as it stands', (handle) => {
    expect(TenantHandle.safeParse(handle).success).toBe(false)
  })

  it.each(['www', 'api', 'admin', 'app', 'platform', 'static', 'mail', 'localhost'])(
    'keeps %p for the platform',
    (handle) => {
      expect(TenantHandle.safeParse(handle).error?.issues[0]?.message).toBe('is reserved')
    },
  )

  it('every reserved handle would be a handle otherwise, so the list holds no dead entries', () => {
    for (const handle of RESERVED_HANDLES) {
      expect(TenantHandle.safeParse(handle).error?.issues.map((issue) => issue.message)).toEqual([
        'is reserved',
      ])
      expect(TenantHandle.safeParse(`${handle}x`).success).toBe(!RESERVED_HANDLES.includes(`${handle}x`))
    }
    expect(new Set(RESERVED_HANDLES).size).toBe(RESERVED_HANDLES.length)
  })
})

describe('CreateTenant', () => {
  it('fills in the defaults of a tenant that names only itself', () => {
    expect(CreateTenant.parse(minimal)).toEqual({
      ...minimal,
      currency_code: 'usd',
      country_codes: ['us'],
      tier: 'free',
      time_zone: 'UTC',
    })
  })

  it('normalises what has one spelling', () => {
    const parsed = CreateTenant.parse({
      ...minimal,
      name: '  Acme  ',
      currency_code: 'EUR',
      country_codes: ['DE', 'at'],
      locale: 'de-at',
      domains: ['Shop.Acme.Example.'],
    })
    expect(parsed).toMatchObject({
      name: 'Acme',
      currency_code: 'eur',
      country_codes: ['de', 'at'],
      locale: 'de-AT',
      domains: ['shop.acme.example'],
    })
  })

  it.each([
    ['handle', { handle: 'www' }],
    ['name', { name: '   ' }],
    ['currency_code', { currency_code: 'euro' }],
    ['country_codes', { country_codes: [] }],
    ['country_codes', { country_codes: ['de', 'DE'] }],
    ['country_codes.0', { country_codes: ['deu'] }],
    ['locale', { locale: 'not a locale' }],
    ['domains.0', { domains: ['localhost:9000'] }],
    ['domains', { domains: ['a.example', 'A.example.'] }],
    ['admin.email', { admin: { ...minimal.admin, email: 'nobody' } }],
    ['admin.password', { admin: { ...minimal.admin, password: '123456789' } }],
    ['admin.password', { admin: { ...minimal.admin, password: 'x'.repeat(129) } }],
  ])('names the field that is wrong: %s', (path, change) => {
    expect(issuePaths({ ...minimal, ...change })).toEqual([path])
  })

  it('refuses fields that it does not know, at every level', () => {
    expect(CreateTenant.safeParse({ ...minimal, status: 'active' }).success).toBe(false)
    expect(CreateTenant.safeParse({ ...minimal, admin: { ...minimal.admin, role: 'root' } }).success).toBe(
      false,
    )
  })
})

describe('Locale', () => {
  it.each([
    ['en-gb', 'en-GB'],
    ['zh-hans-cn', 'zh-Hans-CN'],
  ])('answers the canonical case: %p is %p', (given, canonical) => {
    expect(Locale.parse(given)).toBe(canonical)
  })

  it.each(['', 'e', 'en_GB', 'english language'])('refuses %p', (given) => {
    expect(Locale.safeParse(given).success).toBe(false)
  })
})

describe('Tenant and DemoFile', () => {
  const id = newId('ten')

  it('a tenant answer survives the wire', () => {
    const tenant = {
      id,
      handle: 'acme',
      name: 'Acme',
      status: 'trial',
      status_reason: null,
      status_changed_by: null,
      status_changed_at: null,
      tier: 'free',
      limit_overrides: { products: 60, stores: null },
      limits: effectiveLimits('free', { products: 60, stores: null }),
      country_code: 'us',
      scope_code: null,
      category_code: null,
      subcategory_code: null,
      placement_editor_url: null,
      currency_codes: ['usd'],
      default_currency_code: 'usd',
      locales: ['en-GB'],
      default_locale: 'en-GB',
      time_zone: 'UTC',
      domains: [
        {
          id: 'tendom_01JQ0000000000000000000000',
          kind: 'custom',
          domain: 'shop.acme.example',
          host: 'shop.acme.example',
          status: 'verified',
          is_primary: true,
        },
      ],
      host: 'acme.localhost',
      created_at: '2025-01-31T12:00:00.000Z',
      updated_at: '2025-01-31T12:00:00.000Z',
    }
    expect(Tenant.parse(JSON.parse(JSON.stringify(tenant)))).toEqual(tenant)
    expect(Tenant.safeParse({ ...tenant, status: 'deleted' }).success).toBe(false)
    expect(Tenant.safeParse({ ...tenant, created_at: 'yesterday' }).success).toBe(false)
  })

  it('a demo file may lack the orchestrator but nothing else', () => {
    const login = { email: 'admin@acme.localhost', password: 'demo' }
    const store = {
      id: newId('tstore'),
      handle: 'acme',
      name: 'Acme',
      host: 'acme.localhost',
      publishableKey: 'pk_1',
    }
    const vendor = { id: newId('ven'), handle: 'grocers', name: 'Grocers', owner: login }
    const demo = {
      backend: 'http://localhost:9000',
      orchestrator: null,
      platform: login,
      tenants: [
        {
          id,
          handle: 'acme',
          host: 'acme.localhost',
          publishableKey: 'pk_1',
          admin: login,
          products: [{ id: 'prod_1', handle: 'city-shirt' }],
          vendors: [vendor],
          stores: [store],
        },
      ],
    }
    expect(DemoFile.parse(demo)).toEqual(demo)
    expect(DemoFile.safeParse({ ...demo, backend: null }).success).toBe(false)
    expect(DemoFile.safeParse({ ...demo, backend: 'javascript:alert(1)' }).success).toBe(false)
    expect(DemoFile.safeParse({ ...demo, extra: true }).success).toBe(false)
  })
})
