import { Resolver } from 'node:dns'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from '@medusajs/framework/zod'
import { parseBridgeKeys } from '@cityos/bridge'
import { parseSealingKeys } from '@cityos/sealing'
import { EnvironmentError } from './environment-error'
import { anyOf } from './http/edge/client-address'
import { mailProblems } from './mail-options'

/** Development defaults: good for a laptop, refused in production because everybody can read them here. */
const DEVELOPMENT_SECRETS = {
  JWT_SECRET: 'development-jwt-secret-do-not-use-in-production',
  COOKIE_SECRET: 'development-cookie-secret-do-not-use-in-production',
  WEBHOOK_SEALING_KEYS: `development:${Buffer.from('development-sealing-key-not-safe').toString('base64')}`,
}

const list = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean),
    )

function areAddresses(addresses: string[]): boolean {
  try {
    anyOf(addresses)
    return true
  } catch {
    return false
  }
}

function areNameServers(servers: string[]): boolean {
  try {
    new Resolver().setServers(servers)
    return true
  } catch {
    // Node's own parser decides what an address is.
    return false
  }
}

/** A text that one of the packages reads: what it throws is what is wrong. */
const parsedBy = <T>(parse: (text: string) => T) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  })

const onOrOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on')

const ADDRESSES = 'must hold addresses or networks such as 10.0.0.0/8, or loopback, linklocal, uniquelocal'
const matching = (form: RegExp, otherwise: string) => z.string().regex(form, otherwise)
/** What a deployment may leave empty, as docker compose does with what its file does not know. */
const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => text || undefined, schema.optional())
const SENDER = /^([^<>\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/
const PostgresUrl = matching(/^postgres(ql)?:\/\//, 'must start with postgres://')

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_APP_URL: PostgresUrl,
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(500).default(10),
  REDIS_URL: matching(/^rediss?:\/\//, 'must start with redis:// or rediss://').optional(),
  /** Cerbos, which decides who may do what. */
  CERBOS_URL: matching(/^grpcs?:\/\/[^/]+$/, 'must be an address such as grpc://cerbos:3593').default(
    'grpc://127.0.0.1:3593',
  ),
  /** How long it may take to decide, each of the two times that it is asked. */
  CERBOS_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(1_000),
  MEDUSA_WORKER_MODE: z.enum(['shared', 'server', 'worker']).default('shared'),
  CITYOS_CACHING: z.enum(['off', 'memory', 'redis']).default('off'),
  CATALOGUE_CACHE: z.enum(['on', 'off']).optional(),
  CATALOGUE_CACHE_MB: z.coerce.number().int().min(1).max(65_536).default(128),
  JWT_SECRET: z.string().min(32, 'must have at least 32 characters').default(DEVELOPMENT_SECRETS.JWT_SECRET),
  COOKIE_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .default(DEVELOPMENT_SECRETS.COOKIE_SECRET),
  PLATFORM_HOSTS: list('localhost,127.0.0.1,[::1]'),
  TENANT_BASE_DOMAIN: z.string().min(1).default('localhost'),
  /** Where domains are proved, as `address` or `address:port`; the system's servers when empty. */
  DNS_SERVERS: list('').refine(areNameServers, 'must hold addresses such as 9.9.9.9 or 127.0.0.1:53'),
  /** Proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: list('loopback').refine(areAddresses, ADDRESSES),
  /** Servers that speak for many, such as a storefront's: no limit by address. */
  UNLIMITED_ADDRESSES: list('loopback').refine(areAddresses, ADDRESSES),
  /** Requests that one address may make in a minute. */
  REQUESTS_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(1_200),
  /** How far off the end of a secret key may be. */
  SECRET_KEY_MAX_DAYS: z.coerce.number().int().min(1).max(3_650).default(365),
  PUBLIC_URL: z.url().default('http://localhost:9000'),
  STORE_CORS: z.string().default('http://localhost:8000'),
  ADMIN_CORS: z.string().default('http://localhost:9000'),
  AUTH_CORS: z.string().default('http://localhost:8000,http://localhost:9000'),
  UPLOAD_DIR: z.string().min(1).default(join(tmpdir(), 'cityos-uploads')),
  /** Like `https://id.example.com/realms/cityos`; without it nobody signs in with Keycloak. */
  KEYCLOAK_ISSUER: z
    .url()
    .regex(/\/realms\/[^/]+$/, 'must end with /realms/<realm>')
    .optional(),
  KEYCLOAK_CLIENT_ID: z.string().min(1).default('medusa-admin'),
  MEDUSA_ADMIN_CLIENT_SECRET: z.string().min(1).optional(),
  /** Where the vendors' portal lives: its pages may read what /vendor answers, and sign-ins lead back to it. */
  VENDOR_PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Exports of tenants hold personal data and password hashes: a folder that nobody else reads. */
  EXPORT_DIR: z.string().min(1).default(join(tmpdir(), 'cityos-exports')),
  /** The largest archive of an export that is taken in, unpacked. */
  ARCHIVE_MAX_MB: z.coerce.number().int().min(1).max(10_000_000).default(10_240),
  /** The content admin, and the keys that it holds too: without both nothing is told it or heard from it. */
  ORCHESTRATOR_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  BRIDGE_KEYS: parsedBy(parseBridgeKeys).optional(),
  /** Seals the secrets of the endpoints that tenants register. */
  WEBHOOK_SEALING_KEYS: parsedBy(parseSealingKeys).prefault(DEVELOPMENT_SECRETS.WEBHOOK_SEALING_KEYS),
  /** Lets messages go to addresses that are not public, and by plain HTTP: everything on one machine. */
  WEBHOOKS_TO_PRIVATE_ADDRESSES: onOrOff('off'),
  /** Off where cron over HTTP does what this process would do beside requests. */
  SYNC_WORKER: onOrOff('on'),
  /** Days that finished messages are kept in the log. */
  WEBHOOK_LOG_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  /** The account at Stripe that takes money for tenants that have saved none of their own, and its webhook's secret. */
  STRIPE_API_KEY: orEmpty(matching(/^(sk|rk)_\S{8,}$/, 'must be a secret key of Stripe')),
  STRIPE_WEBHOOK_SECRET: orEmpty(matching(/^whsec_\S+$/, 'must be the signing secret of an endpoint')),
  /** Where Stripe is: another address for tests alone. */
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).default('https://api.stripe.com'),
  /** Lets shoppers pay with a provider that moves no money; off where money is real unless somebody switches it on. */
  PAYMENT_SANDBOX: orEmpty(z.enum(['on', 'off'])),
  /** Keeps e-mails for people to read in place of sending them; where money is real it cannot be on. */
  LOCAL_MAILBOX: orEmpty(z.enum(['on', 'off'])),
  /** The mail server that e-mails go out by, like `smtps://user:password@mail.example.com`, and whom they are from. */
  SMTP_URL: orEmpty(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: orEmpty(matching(SENDER, 'must be an address such as Shop <shop@example.com>')),
  /** What a platform's cron shows at /webhooks/cron; without it nobody is let in there. */
  CRON_TOKEN: orEmpty(z.string().min(32, 'must have at least 32 characters')),
  ADMIN_DISABLED: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  TENANCY_MISSING_SCOPE: z.enum(['log', 'throw']).default('log'),
})

const NEEDED_IN_PRODUCTION = [
  'CERBOS_URL',
  'JWT_SECRET',
  'COOKIE_SECRET',
  'PLATFORM_HOSTS',
  'TENANT_BASE_DOMAIN',
  'TRUSTED_PROXIES',
  'PUBLIC_URL',
  'STORE_CORS',
  'ADMIN_CORS',
  'AUTH_CORS',
  'UPLOAD_DIR',
  'EXPORT_DIR',
  'WEBHOOK_SEALING_KEYS',
] as const

export type Environment = z.infer<typeof Environment>

/**
 * Reads and checks the environment of a running process.
 * @throws EnvironmentError with one line per variable that is missing, malformed or a development secret
 * in production.
 */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const result = Environment.safeParse(source)
  const problems = result.success
    ? [
        ...cachingProblems(result.data),
        ...identityProblems(result.data),
        ...bridgeProblems(result.data),
        ...mailProblems(result.data),
        ...productionProblems(source, result.data),
      ]
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${describe(issue.message)}`)
  if (!result.success || problems.length) {
    throw new EnvironmentError(problems)
  }
  return result.data
}

let known: Environment | undefined

/** The environment of this process, checked once. @throws EnvironmentError */
export function currentEnvironment(): Environment {
  return (known ??= readEnvironment(process.env))
}

function describe(message: string): string {
  return message.includes('received undefined') ? 'is missing' : message
}

/** Medusa's own cache forgets when an event comes by: an old answer of its would be kept here as a new one. */
function cachingProblems(environment: Environment): string[] {
  if (environment.CATALOGUE_CACHE !== 'on' || environment.CITYOS_CACHING === 'off') return []
  return ['CATALOGUE_CACHE: cannot be on beside CITYOS_CACHING, which may answer what was true a moment ago']
}

function identityProblems({
  KEYCLOAK_ISSUER: issuer,
  MEDUSA_ADMIN_CLIENT_SECRET: secret,
}: Environment): string[] {
  return issuer && !secret ? ['MEDUSA_ADMIN_CLIENT_SECRET: is missing; Keycloak knows the admin by it'] : []
}

function bridgeProblems({ ORCHESTRATOR_URL: url, BRIDGE_KEYS: keys }: Environment): string[] {
  if (url && !keys)
    return ['BRIDGE_KEYS: is missing; the content admin at ORCHESTRATOR_URL believes nothing else']
  return keys && !url ? ['ORCHESTRATOR_URL: is missing; BRIDGE_KEYS is of use with it alone'] : []
}

export interface IdentityOptions {
  issuer: string
  clientId: string
  clientSecret: string
  callbackUrl: string
  signedOutUrl: string
  secret: string
}

/** How to sign in with Keycloak, when this installation can. Addresses are configured, never taken from a request. */
export function identityOptions(environment: Environment): IdentityOptions | undefined {
  const { KEYCLOAK_ISSUER: issuer, MEDUSA_ADMIN_CLIENT_SECRET: clientSecret, PUBLIC_URL } = environment
  if (!issuer || !clientSecret) return undefined
  return {
    issuer,
    clientId: environment.KEYCLOAK_CLIENT_ID,
    clientSecret,
    callbackUrl: new URL('/identity/callback', PUBLIC_URL).href,
    signedOutUrl: new URL('/identity/signed-out', PUBLIC_URL).href,
    secret: environment.COOKIE_SECRET,
  }
}

/** What the bridge is told; without `bridge` there is no other side, and tenants' own endpoints alone are told. */
export function syncOptions(environment: Environment) {
  const { ORCHESTRATOR_URL: url, BRIDGE_KEYS: keys } = environment
  return {
    databaseUrl: environment.DATABASE_APP_URL,
    ...(url && keys ? { bridge: { url, keys } } : {}),
    sealingKeys: environment.WEBHOOK_SEALING_KEYS,
    allowPrivate: environment.WEBHOOKS_TO_PRIVATE_ADDRESSES,
    logDays: environment.WEBHOOK_LOG_DAYS,
    works: environment.SYNC_WORKER && environment.MEDUSA_WORKER_MODE !== 'server',
  }
}

/** On unless it is switched off or Medusa's own cache stands behind it. */
export function catalogueCacheIsOn(environment: Environment): boolean {
  return (environment.CATALOGUE_CACHE ?? (environment.CITYOS_CACHING === 'off' ? 'on' : 'off')) === 'on'
}

function productionProblems(source: NodeJS.ProcessEnv, environment: Environment): string[] {
  if (environment.NODE_ENV !== 'production') return []
  const problems = NEEDED_IN_PRODUCTION.filter((name) => !source[name]).map((name) => `${name}: is missing`)
  for (const [name, value] of Object.entries(DEVELOPMENT_SECRETS)) {
    if (source[name] === value) problems.push(`${name}: is the development secret; choose your own`)
  }
  if (environment.JWT_SECRET === environment.COOKIE_SECRET) {
    problems.push('COOKIE_SECRET: must differ from JWT_SECRET')
  }
  if (environment.ORCHESTRATOR_URL?.startsWith('http:') && !environment.WEBHOOKS_TO_PRIVATE_ADDRESSES) {
    problems.push('ORCHESTRATOR_URL: must start with https://, or WEBHOOKS_TO_PRIVATE_ADDRESSES be on')
  }
  if (environment.STRIPE_API_URL.startsWith('http:')) {
    problems.push('STRIPE_API_URL: must start with https://')
  }
  if (environment.KEYCLOAK_ISSUER?.startsWith('http:')) {
    problems.push('KEYCLOAK_ISSUER: must start with https://')
  }
  if (environment.VENDOR_PORTAL_URL?.startsWith('http:')) {
    problems.push('VENDOR_PORTAL_URL: must start with https://')
  }
  if (environment.MEDUSA_ADMIN_CLIENT_SECRET?.startsWith('development-')) {
    problems.push('MEDUSA_ADMIN_CLIENT_SECRET: is the development secret; choose your own')
  }
  if (environment.MEDUSA_WORKER_MODE !== 'shared' && !environment.REDIS_URL) {
    problems.push('REDIS_URL: is missing; servers and workers in separate processes meet in Redis')
  }
  return problems
}
