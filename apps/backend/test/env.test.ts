import { catalogueCacheIsOn, identityOptions, readEnvironment } from '../src/env'
import { EnvironmentError } from '../src/environment-error'
import { mailboxIsOn } from '../src/mail-options'

const LONG = (character: string) => character.repeat(40)
const production = {
  NODE_ENV: 'production',
  DATABASE_APP_URL: 'postgres://app:secret@db/cityos',
  CERBOS_URL: 'grpc://cerbos:3593',
  REDIS_URL: 'redis://redis:6379',
  JWT_SECRET: LONG('j'),
  COOKIE_SECRET: LONG('c'),
  PLATFORM_HOSTS: 'platform.example',
  TENANT_BASE_DOMAIN: 'shops.example',
  TRUSTED_PROXIES: '10.0.0.0/8',
  PUBLIC_URL: 'https://platform.example',
  STORE_CORS: 'https://platform.example',
  ADMIN_CORS: 'https://platform.example',
  AUTH_CORS: 'https://platform.example',
  UPLOAD_DIR: '/srv/uploads',
  EXPORT_DIR: '/srv/exports',
  WEBHOOK_SEALING_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
}

function problems(source: NodeJS.ProcessEnv): string {
  try {
    readEnvironment(source)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError)
    return (error as Error).message
  }
}

describe('the environment', () => {
  it('is complete in production', () => {
    expect(readEnvironment(production)).toMatchObject({
      PLATFORM_HOSTS: ['platform.example'],
      DATABASE_POOL_MAX: 10,
    })
  })

  it.each(Object.keys(production).filter((name) => !['NODE_ENV', 'REDIS_URL'].includes(name)))(
    'refuses production without %s in one line that names it',
    (name) => {
      const message = problems({ ...production, [name]: undefined })
      expect(message.split('\n')).toHaveLength(2)
      expect(message).toContain(`${name}: is missing`)
    },
  )

  it('refuses development secrets in production', () => {
    const development = readEnvironment({ DATABASE_APP_URL: production.DATABASE_APP_URL })
    const message = problems({
      ...production,
      JWT_SECRET: development.JWT_SECRET,
      COOKIE_SECRET: development.COOKIE_SECRET,
      WEBHOOK_SEALING_KEYS: `development:${development.WEBHOOK_SEALING_KEYS[0]!.key.toString('base64')}`,
    })
    expect(message).toContain('WEBHOOK_SEALING_KEYS: is the development secret')
    expect(message).toContain('JWT_SECRET: is the development secret')
    expect(message).toContain('COOKIE_SECRET: is the development secret')
  })

  it('knows the content admin by its address and the key of both, or not at all', () => {
    const BRIDGE_KEYS = `a:${Buffer.alloc(32, 2).toString('base64')}`
    const ORCHESTRATOR_URL = 'https://content.example/'
    expect(readEnvironment({ ...production, BRIDGE_KEYS, ORCHESTRATOR_URL })).toMatchObject({
      ORCHESTRATOR_URL: 'https://content.example',
      BRIDGE_KEYS: [{ id: 'a' }],
      WEBHOOKS_TO_PRIVATE_ADDRESSES: false,
    })
    const told = (changes: NodeJS.ProcessEnv) => problems({ ...production, ...changes })
    expect(told({ ORCHESTRATOR_URL })).toContain('BRIDGE_KEYS: is missing')
    expect(told({ BRIDGE_KEYS })).toContain('ORCHESTRATOR_URL: is missing')
    expect(told({ BRIDGE_KEYS: 'a:c2hvcnQ=', ORCHESTRATOR_URL })).toContain(
      'BRIDGE_KEYS: A bridge key is <id>:<32 bytes in base64>',
    )
    expect(told({ BRIDGE_KEYS, ORCHESTRATOR_URL: 'http://content.example' })).toContain(
      'must start with https',
    )
    expect(told({ WEBHOOK_SEALING_KEYS: 'k1:c2hvcnQ=' })).toContain('WEBHOOK_SEALING_KEYS: must be a list')
    expect(told({ CRON_TOKEN: 'short' })).toContain('CRON_TOKEN: must have at least 32 characters')
  })

  it('knows Keycloak by its realm and our secret, over TLS', () => {
    const keycloak = {
      KEYCLOAK_ISSUER: 'https://id.example/realms/cityos',
      MEDUSA_ADMIN_CLIENT_SECRET: LONG('k'),
    }
    expect(identityOptions(readEnvironment(production))).toBeUndefined()
    expect(identityOptions(readEnvironment({ ...production, ...keycloak }))).toEqual({
      issuer: keycloak.KEYCLOAK_ISSUER,
      clientId: 'medusa-admin',
      clientSecret: keycloak.MEDUSA_ADMIN_CLIENT_SECRET,
      callbackUrl: 'https://platform.example/identity/callback',
      signedOutUrl: 'https://platform.example/identity/signed-out',
      secret: production.COOKIE_SECRET,
    })
    const told = (changes: NodeJS.ProcessEnv) => problems({ ...production, ...keycloak, ...changes })
    expect(told({ MEDUSA_ADMIN_CLIENT_SECRET: undefined })).toContain(
      'MEDUSA_ADMIN_CLIENT_SECRET: is missing',
    )
    expect(told({ MEDUSA_ADMIN_CLIENT_SECRET: 'development-medusa-admin-secret' })).toContain(
      'development secret',
    )
    expect(told({ KEYCLOAK_ISSUER: 'http://id.example/realms/cityos' })).toContain('must start with https')
    expect(told({ KEYCLOAK_ISSUER: 'https://id.example' })).toContain('must end with /realms/')
  })

  it('takes a portal of vendors, over TLS, or none', () => {
    const told = (url: string) => problems({ ...production, VENDOR_PORTAL_URL: url })
    expect(told('https://vendors.example')).toBe('')
    expect(told('http://vendors.example')).toContain('VENDOR_PORTAL_URL: must start with https')
    expect(told('javascript:alert(1)')).toContain('VENDOR_PORTAL_URL')
  })

  it('sends payouts over TLS alone', () => {
    expect(problems({ ...production, STRIPE_API_KEY: 'pk_live_public' })).toContain(
      'STRIPE_API_KEY: must be a secret key',
    )
    expect(problems({ ...production, STRIPE_API_URL: 'http://stripe.example' })).toContain(
      'STRIPE_API_URL: must start with https',
    )
  })

  it('keeps e-mails where nobody waits for them, and nowhere else', () => {
    const keeps = (more: NodeJS.ProcessEnv) => mailboxIsOn(readEnvironment({ ...production, ...more }))
    expect(keeps({})).toBe(false)
    expect(keeps({ NODE_ENV: 'development' })).toBe(true)
    expect(keeps({ NODE_ENV: 'development', LOCAL_MAILBOX: 'off' })).toBe(false)
    const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'shop@example.com' }
    expect(keeps({ NODE_ENV: 'development', ...mail })).toBe(false)
    expect(keeps({ NODE_ENV: 'development', ...mail, LOCAL_MAILBOX: 'on' })).toBe(true)
    expect(keeps({ NODE_ENV: 'live' })).toBe(false)
    for (const NODE_ENV of ['production', 'live']) {
      expect(problems({ ...production, NODE_ENV, LOCAL_MAILBOX: 'on' })).toContain('LOCAL_MAILBOX: can be on')
    }
  })

  it('refuses one secret for two purposes, and short ones', () => {
    expect(problems({ ...production, COOKIE_SECRET: production.JWT_SECRET })).toContain('must differ')
    expect(problems({ ...production, JWT_SECRET: 'short' })).toContain('at least 32')
  })

  it('takes what may be missing for missing where it is empty', () => {
    const empty = { STRIPE_API_KEY: '', STRIPE_WEBHOOK_SECRET: '', PAYMENT_SANDBOX: '', CRON_TOKEN: '' }
    const { STRIPE_API_KEY, PAYMENT_SANDBOX } = readEnvironment({ ...production, ...empty })
    expect([STRIPE_API_KEY, PAYMENT_SANDBOX]).toEqual([undefined, undefined])
    expect(problems({ ...production, STRIPE_API_KEY: 'pk_test_12345678' })).toContain('STRIPE_API_KEY')
    expect(problems({ ...production, PAYMENT_SANDBOX: 'yes' })).toContain('PAYMENT_SANDBOX')
  })

  it('sends e-mails by a server that is named with whom they are from', () => {
    const mail = { SMTP_URL: 'smtps://user:secret@mail.example', MAIL_FROM: 'Shop <shop@example.com>' }
    expect(problems({ ...production, ...mail })).toBe('')
    expect(problems({ ...production, SMTP_URL: mail.SMTP_URL })).toContain('MAIL_FROM: is missing')
    expect(problems({ ...production, MAIL_FROM: mail.MAIL_FROM })).toContain('SMTP_URL: is missing')
    expect(problems({ ...production, ...mail, SMTP_URL: 'https://mail.example' })).toContain('SMTP_URL')
    expect(problems({ ...production, ...mail, MAIL_FROM: 'a@b.c\r\nBcc: x@y.z' })).toContain('MAIL_FROM')
  })

  it('wants Redis as soon as server and worker are two processes', () => {
    expect(problems({ ...production, REDIS_URL: undefined })).toBe('')
    expect(problems({ ...production, REDIS_URL: undefined, MEDUSA_WORKER_MODE: 'worker' })).toContain(
      'REDIS_URL',
    )
  })

  it('has the catalogue cache on, unless it is off or Medusa’s own cache stands behind it', () => {
    const isOn = (more: NodeJS.ProcessEnv) => catalogueCacheIsOn(readEnvironment({ ...production, ...more }))
    expect(isOn({})).toBe(true)
    expect(isOn({ CATALOGUE_CACHE: 'off' })).toBe(false)
    expect(isOn({ CITYOS_CACHING: 'memory' })).toBe(false)
    expect(problems({ ...production, CATALOGUE_CACHE: 'on', CITYOS_CACHING: 'redis' })).toContain(
      'CATALOGUE_CACHE',
    )
    expect(problems({ ...production, CATALOGUE_CACHE: 'yes' })).toContain('CATALOGUE_CACHE')
    expect(problems({ ...production, CATALOGUE_CACHE_MB: '0' })).toContain('CATALOGUE_CACHE_MB')
  })

  it('names every problem at once, without a stack', () => {
    const message = problems({ DATABASE_APP_URL: 'mysql://x', DATABASE_POOL_MAX: '0' })
    expect(message).toContain('DATABASE_APP_URL')
    expect(message).toContain('DATABASE_POOL_MAX')
  })
})
