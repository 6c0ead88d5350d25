import { quietTelemetry } from './quiet-telemetry'
import { appUrl } from './steps/database'
import type { Layout } from './paths'
import type { Secrets } from './state'

export interface Environments {
  /** Without any database: the build must not need one. */
  build: NodeJS.ProcessEnv
  /** With the owner's connection. */
  migrate: NodeJS.ProcessEnv
  /** With the restricted role only: what serves requests cannot step around row-level security. */
  app: NodeJS.ProcessEnv
}

/** "dev" and not "development": Medusa would look for the admin's sources instead of serving the built admin. */
const NODE_ENV = 'dev'
/** The realm file's own default. */
const DEVELOPMENT_CLIENT_SECRET = 'development-medusa-admin-secret'
/** Where Medusa's own storefront starters run. */
const STOREFRONT = 'http://localhost:8000'
/** Where the realm file expects the vendors' portal. */
const VENDOR_PORTAL = 'http://localhost:8100'

export function environments(
  base: NodeJS.ProcessEnv,
  paths: Layout,
  {
    ownerUrl,
    cerbosUrl,
    secrets,
    port,
    issuer,
    contentUrl,
  }: {
    ownerUrl: string
    cerbosUrl: string
    secrets: Secrets
    port: number
    issuer: string
    /** Undefined in a checkout that has no content admin. */
    contentUrl: string | undefined
  },
): Environments {
  const { DATABASE_URL: _owner, ...inherited } = base
  const here = `http://localhost:${port}`
  const common: NodeJS.ProcessEnv = {
    ...inherited,
    NODE_ENV,
    ...quietTelemetry(paths.config),
    CERBOS_URL: cerbosUrl,
    JWT_SECRET: secrets.jwtSecret,
    COOKIE_SECRET: secrets.cookieSecret,
    UPLOAD_DIR: paths.uploads,
    EXPORT_DIR: paths.exports,
    TENANT_BASE_DOMAIN: 'localhost',
    PLATFORM_HOSTS: 'localhost,127.0.0.1,[::1]',
    PORT: String(port),
    PUBLIC_URL: here,
    KEYCLOAK_ISSUER: issuer,
    MEDUSA_ADMIN_CLIENT_SECRET: base.MEDUSA_ADMIN_CLIENT_SECRET ?? DEVELOPMENT_CLIENT_SECRET,
    ...(contentUrl && { ORCHESTRATOR_URL: contentUrl, BRIDGE_KEYS: keyOf(secrets.bridgeKey) }),
    WEBHOOK_SEALING_KEYS: keyOf(secrets.webhookSealingKey),
    WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on',
    CRON_TOKEN: secrets.cronToken,
    VENDOR_PORTAL_URL: base.VENDOR_PORTAL_URL ?? VENDOR_PORTAL,
    STORE_CORS: base.STORE_CORS ?? STOREFRONT,
    ADMIN_CORS: base.ADMIN_CORS ?? here,
    AUTH_CORS: base.AUTH_CORS ?? `${STOREFRONT},${base.VENDOR_PORTAL_URL ?? VENDOR_PORTAL},${here}`,
  }
  const app = { ...common, DATABASE_APP_URL: appUrl(ownerUrl, secrets.appRolePassword) }
  return { build: { ...common, CITYOS_BUILDING: '1' }, app, migrate: { ...app, DATABASE_URL: ownerUrl } }
}

const keyOf = (secret: string) => `local:${Buffer.from(secret, 'base64url').toString('base64')}`
