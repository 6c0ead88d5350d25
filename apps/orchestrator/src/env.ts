import { resolve } from 'node:path'
import { parseBridgeKeys } from '@cityos/bridge'
import { parseSealingKeys } from '@cityos/sealing'
import { z } from 'zod'

const Secret = z.string().min(32, 'must have at least 32 characters')
const HttpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
const Hosts = z.string().transform((text) =>
  text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter(Boolean),
)

/** A text that one of the packages reads: what it throws is what is wrong. */
const parsedBy = <T>(parse: (text: string) => T) =>
  z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as RangeError).message })
      return z.NEVER
    }
  })

const Storage = z.object({
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: HttpUrl.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
})

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  ORCHESTRATOR_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a PostgreSQL address'),
  PAYLOAD_SECRET: Secret,
  ORCHESTRATOR_URL: HttpUrl,
  CERBOS_URL: z.string().regex(/^grpcs?:\/\//, 'must be an address such as grpc://127.0.0.1:3593'),
  /** How long it may take to decide, each of the two times that it is asked. */
  CERBOS_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(1_000),
  KEYCLOAK_ISSUER: HttpUrl,
  PAYLOAD_ADMIN_CLIENT_SECRET: z.string().min(8),
  /** Hosts that are nobody's: the content admin itself is there. */
  ORCHESTRATOR_HOSTS: Hosts.default(['localhost', '127.0.0.1']),
  /** A tenant lives at `<handle>.<this>`. */
  TENANT_BASE_DOMAIN: z.string().toLowerCase().default('localhost'),
  CONTENT_SEALING_KEYS: parsedBy(parseSealingKeys),
  CONTENT_DATA_DIR: z.string().transform((path) => resolve(path)),
  /** Where Medusa is, as this application reaches it, and what both sign their messages with. */
  BACKEND_URL: HttpUrl,
  BRIDGE_KEYS: parsedBy(parseBridgeKeys),
  /** `inline`: the server does the work of the bridge too; else `npm run orchestrator:worker` does. */
  BRIDGE_WORKER: z.enum(['inline', 'off']).default('off'),
  /** Opens the cron endpoints; without it they are closed. */
  CRON_TOKEN: z.preprocess((text) => text || undefined, Secret.optional()),
  /** How long deliveries and messages that are done with are kept. */
  SYNC_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  /** Lets webhooks of tenants lead to this machine and its network, by plain HTTP too: development and tests alone. */
  WEBHOOKS_TO_PRIVATE_ADDRESSES: z
    .enum(['on', 'off'])
    .default('off')
    .transform((value) => value === 'on'),
  REDIS_URL: z.string().optional(),
  /** What one address may ask for in a minute without showing anything; programs have keys. */
  VISITOR_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  ...Storage.shape,
})
export type Environment = z.infer<typeof Environment>

/** A build opens no database and keeps no secret: what it is given reaches nothing that runs. */
const WHILE_BUILDING = {
  ORCHESTRATOR_DATABASE_URL: 'postgres://building.invalid/none',
  PAYLOAD_SECRET: 'building'.repeat(4),
  ORCHESTRATOR_URL: 'http://building.invalid',
  CERBOS_URL: 'grpc://building.invalid:1',
  KEYCLOAK_ISSUER: 'http://building.invalid',
  PAYLOAD_ADMIN_CLIENT_SECRET: 'building',
  CONTENT_SEALING_KEYS: `building:${Buffer.alloc(32).toString('base64')}`,
  CONTENT_DATA_DIR: '.',
  BACKEND_URL: 'http://building.invalid',
  BRIDGE_KEYS: `building:${Buffer.alloc(32).toString('base64')}`,
}

let known: Environment | undefined

/**
 * What the process was told, checked once. @throws Error with a sentence for each variable that is missing or wrong,
 * and for a secret of the development that reaches the world.
 */
export function env(): Environment {
  const building = process.env['CITYOS_BUILDING'] === '1'
  return (known ??= readEnvironment(building ? WHILE_BUILDING : process.env))
}

export function readEnvironment(from: Readonly<Record<string, string | undefined>>): Environment {
  const result = Environment.safeParse(from)
  if (!result.success) {
    const wrong = result.error.issues.map(({ path, message }) => `${path.join('.')} ${lower(message)}`)
    throw new Error(`The content admin cannot start: ${wrong.join('; ')}.`)
  }
  const { data } = result
  const weak = Object.entries(data).filter(
    ([, value]) => typeof value === 'string' && /^development-/.test(value),
  )
  if (!isLocal(data.ORCHESTRATOR_URL) && weak.length) {
    throw new Error(
      `The content admin cannot start: ${weak.map(([name]) => name).join(', ')} still has its development value, which is for localhost alone.`,
    )
  }
  if (data.S3_BUCKET && !(data.S3_ENDPOINT && data.S3_ACCESS_KEY_ID && data.S3_SECRET_ACCESS_KEY)) {
    throw new Error(
      'The content admin cannot start: S3_BUCKET needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
    )
  }
  return data
}

const lower = (message: string) => message.charAt(0).toLowerCase() + message.slice(1)

const isLocal = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
