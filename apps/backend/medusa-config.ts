import { DEFAULT_STORE_RESTRICTED_FIELDS, defineConfig, loadEnv } from '@medusajs/framework/utils'
import { prepareMigration, withTenancy } from '@cityos/medusa-tenancy'
import {
  catalogueCacheIsOn,
  currentEnvironment,
  identityOptions,
  syncOptions,
  type Environment,
} from './src/env'
import { greet } from './src/http/edge/greet'
import { hideSecretsInLog } from './src/http/edge/hide-secrets-in-log'
import { requestGate } from './src/http/rate-limit/request-gate'
import { tenantOfKey } from './src/http/secret-keys/presented-token'
import { sessionCookie } from './src/http/sessions/session-cookie'
import { mailboxIsOn } from './src/mail-options'
import { MAILBOX_PROVIDER } from './src/modules/mailbox/provider-id'
import { paymentSandboxIsOn, payoutOptions, stripePaymentOptions } from './src/payout-options'
import { startWork } from './src/sync/start-work'
import { classification } from './src/tenancy-classification'

loadEnv(process.env.NODE_ENV ?? 'development', process.cwd())

const migrating = process.env.MEDUSA_TENANCY_MIGRATING === '1'
const building = process.env.CITYOS_BUILDING === '1'
const environment = migrating || building ? undefined : currentEnvironment()

const keycloak = environment && identityOptions(environment)

const payouts = environment && payoutOptions(environment)

const playsPayments = environment !== undefined && paymentSandboxIsOn(environment)

const keepsMail = environment !== undefined && mailboxIsOn(environment)

const session = sessionCookie(environment?.NODE_ENV ?? 'development')

const config = defineConfig({
  projectConfig: {
    ...session,
    databaseUrl: environment?.DATABASE_APP_URL ?? process.env.DATABASE_URL,
    redisUrl: environment?.REDIS_URL,
    workerMode: environment?.MEDUSA_WORKER_MODE ?? 'shared',
    http: {
      // What a shop’s visitors may not ask core to read beside a product: see src/http/vendors/join-seller.ts.
      restrictedFields: { store: [...DEFAULT_STORE_RESTRICTED_FIELDS, 'tenant', 'vendor', 'vendors'] },
      storeCors: environment?.STORE_CORS ?? '',
      adminCors: environment?.ADMIN_CORS ?? '',
      authCors: environment?.AUTH_CORS ?? '',
      jwtSecret: environment?.JWT_SECRET ?? 'unused while building or migrating',
      cookieSecret: environment?.COOKIE_SECRET ?? 'unused while building or migrating',
      authMethodsPerActor: {
        user: ['emailpass', ...(keycloak ? ['keycloak'] : [])],
        customer: ['emailpass'],
        vendor_member: keycloak ? ['keycloak'] : [],
      },
    },
  },
  featureFlags: { caching: (environment?.CITYOS_CACHING ?? 'off') !== 'off' },
  admin: { disable: environment?.ADMIN_DISABLED ?? false },
  modules: [
    { resolve: './src/modules/tenant' },
    { resolve: './src/modules/tenant-store' },
    { resolve: './src/modules/identity' },
    { resolve: './src/modules/vendor' },
    {
      resolve: './src/modules/vendor-order',
      ...(environment ? { options: { databaseUrl: environment.DATABASE_APP_URL } } : {}),
    },
    { resolve: './src/modules/ledger' },
    { resolve: './src/modules/dispute' },
    { resolve: './src/modules/commission' },
    {
      resolve: './src/modules/payout',
      ...(payouts ? { options: payouts } : {}),
    },
    { resolve: './src/modules/subscription' },
    { resolve: './src/modules/payment-sandbox', options: { enabled: playsPayments } },
    { resolve: '@medusajs/medusa/payment', options: { providers: paymentProviders() } },
    { resolve: './src/modules/mailbox', options: { enabled: keepsMail } },
    { resolve: '@medusajs/medusa/notification', options: { providers: notificationProviders() } },
    { resolve: './src/modules/acting' },
    { resolve: './src/modules/secret-key' },
    {
      resolve: './src/modules/sync',
      ...(environment ? { options: { ...syncOptions(environment), startWork } } : {}),
    },
    { resolve: './src/modules/product-content' },
    { resolve: '@medusajs/medusa/auth', options: { providers: authProviders() } },
    { resolve: '@medusajs/medusa/file', options: { providers: [fileProvider(environment)] } },
    ...redisModules(environment?.REDIS_URL),
    ...cachingModule(environment),
  ],
})

function fileProvider(env: Environment | undefined) {
  return {
    resolve: './src/modules/tenant-files',
    id: 'local',
    options: {
      backend_url: `${env?.PUBLIC_URL ?? ''}/static`,
      // One folder for both: core's provider looks for a private file in a tenant's folder among the public ones.
      ...(env
        ? { upload_dir: env.UPLOAD_DIR, private_upload_dir: env.UPLOAD_DIR, secret: env.COOKIE_SECRET }
        : {}),
    },
  }
}

function paymentProviders() {
  if (!payouts) return []
  const stripe = {
    resolve: './src/modules/payment-stripe',
    id: 'stripe',
    options: stripePaymentOptions(payouts),
  }
  return playsPayments
    ? [stripe, { resolve: './src/modules/payment-sandbox/provider', id: 'sandbox' }]
    : [stripe]
}

/** The admin's bell; and e-mails, which are kept, or go out by the operator's mail server or a provider named here. */
function notificationProviders() {
  const bell = {
    resolve: '@medusajs/medusa/notification-local',
    id: 'local',
    options: { name: 'Local Notification Provider', channels: ['feed'] },
  }
  const mailbox = {
    resolve: './src/modules/mailbox/provider',
    id: MAILBOX_PROVIDER,
    options: { channels: ['email'] },
  }
  if (keepsMail) return [bell, mailbox]
  const { SMTP_URL: url, MAIL_FROM: from } = environment ?? {}
  if (!url || !from) return [bell]
  return [bell, { resolve: './src/modules/smtp', id: 'smtp', options: { channels: ['email'], url, from } }]
}

function authProviders() {
  const emailPassword = { resolve: '@medusajs/medusa/auth-emailpass', id: 'emailpass' }
  if (!keycloak) return [emailPassword]
  return [emailPassword, { resolve: './src/modules/auth-keycloak', id: 'keycloak', options: { ...keycloak } }]
}

function cachingModule(env: Environment | undefined) {
  const kind = env?.CITYOS_CACHING ?? 'off'
  if (kind === 'off') return []
  const redis = {
    resolve: '@medusajs/medusa/caching-redis',
    id: 'caching-redis',
    is_default: true,
    options: { redisUrl: env?.REDIS_URL },
  }
  const options = kind === 'redis' ? { providers: [redis] } : { in_memory: { enable: true } }
  return [{ resolve: '@medusajs/medusa/caching', options }]
}

function redisModules(redisUrl: string | undefined) {
  if (!redisUrl) return []
  return [
    { resolve: '@medusajs/medusa/event-bus-redis', options: { redisUrl } },
    { resolve: '@medusajs/medusa/workflow-engine-redis', options: { redis: { redisUrl } } },
    {
      resolve: '@medusajs/medusa/locking',
      options: {
        providers: [
          {
            resolve: '@medusajs/medusa/locking-redis',
            id: 'locking-redis',
            is_default: true,
            options: { redisUrl },
          },
        ],
      },
    },
  ]
}

if (migrating) prepareMigration(process.env)
else if (environment) {
  hideSecretsInLog()
  const maxBytes = environment.CATALOGUE_CACHE_MB * 2 ** 20
  withTenancy(config, {
    databaseUrl: environment.DATABASE_APP_URL,
    pool: { min: 2, max: environment.DATABASE_POOL_MAX },
    platformHosts: environment.PLATFORM_HOSTS,
    baseDomain: environment.TENANT_BASE_DOMAIN,
    missingScope: environment.TENANCY_MISSING_SCOPE,
    classification,
    before: greet(),
    tenantOfCredential: tenantOfKey,
    gate: requestGate(),
    ...(catalogueCacheIsOn(environment)
      ? { catalogueCache: { maxBytes, sessionCookie: session.sessionOptions.name } }
      : {}),
  })
}

export default config
