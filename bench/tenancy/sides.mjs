import { join } from 'node:path'
import { asOwner, cerbosUrl } from '@cityos/testing'
import { freePort } from '@cityos/dev-stack'
import { BACKEND, PLAIN, SERVER } from './paths.mjs'
import { pin, startProcess } from './processes.mjs'

/** What a production process has; the same for both sides. The secrets are this run's and guard nothing. */
const COMMON = {
  NODE_ENV: 'production',
  LOG_LEVEL: 'error',
  MEDUSA_DISABLE_TELEMETRY: 'true',
  ADMIN_DISABLED: 'true',
  JWT_SECRET: 'benchmark-jwt-secret-of-one-run-only',
  COOKIE_SECRET: 'benchmark-cookie-secret-of-one-run-only',
  STORE_CORS: 'http://localhost:8000',
  ADMIN_CORS: 'http://localhost:9000',
  AUTH_CORS: 'http://localhost:9000',
  TRUSTED_PROXIES: 'loopback',
  PUBLIC_URL: 'http://localhost:9000',
  PLATFORM_HOSTS: 'localhost,127.0.0.1',
  TENANT_BASE_DOMAIN: 'localhost',
  // What is asked of Medusa has to be answered by Medusa; bench:catalogue switches it on.
  CATALOGUE_CACHE: 'off',
}

/** Starts one side's server, with `env` over what all sides have. @returns the process with its port. */
export async function startSide(name, databases, options, env = {}) {
  const port = await freePort()
  const { DATABASE_URL: _, REDIS_URL: __, DATABASE_APP_URL: ___, ...inherited } = process.env
  const server = await startProcess(SERVER, {
    cwd: name === 'plain' ? PLAIN : BACKEND,
    execArgv: ['--expose-gc'],
    env: {
      ...inherited,
      ...COMMON,
      ...env,
      ...(name === 'plain' ? {} : { CERBOS_URL: await cerbosUrl() }),
      [name === 'plain' ? 'DATABASE_URL' : 'DATABASE_APP_URL']: databases.urls[name],
      DATABASE_POOL_MAX: String(options.pool),
      UPLOAD_DIR: options.uploads,
      EXPORT_DIR: join(options.uploads, 'exports'),
      WEBHOOK_SEALING_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
      PORT: String(port),
    },
  })
  if (options.pin) pin(server.pid, 'server')
  return { ...server, name, port }
}

/** What a storefront knows of a shop: read from the database by whoever may see everything. */
export async function describeShop(ownerUrl, tenantId) {
  return asOwner(ownerUrl, async (client) => {
    const mine = tenantId ? `and tenant_id = '${tenantId}'` : ''
    const one = async (sql) => (await client.query(sql)).rows[0]
    const { token } = await one(`select token from api_key where type = 'publishable' ${mine}`)
    const { id: region } = await one(`select id from region where deleted_at is null ${mine}`)
    const { id: shippingOption } = await one(
      `select id from shipping_option where deleted_at is null ${mine}`,
    )
    const { rows: products } = await client.query(
      `select product_id as id, array_agg(id order by sku) as variants from product_variant
        where deleted_at is null ${mine} group by 1 order by min(sku)`,
    )
    const host = tenantId
      ? `${(await one(`select handle from tenant where id = '${tenantId}'`)).handle}.localhost`
      : 'localhost'
    return { headers: { host, 'x-publishable-api-key': token }, region, shippingOption, products }
  })
}
