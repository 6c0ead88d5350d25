import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StackError } from '../errors'
import type { Layout } from '../paths'
import { isPortFree, portFrom } from '../ports'
import type { Secrets } from '../state'

const DEFAULT_PORT = 3000
/** The realm file's own default. */
const DEVELOPMENT_CLIENT_SECRET = 'development-payload-admin-secret'

/** Where the content admin will be, and what it is told. */
export interface ContentSettings {
  url: string
  port: number
  databaseUrl: string
}

/** Undefined in a checkout that has no content admin. @throws StackError `port_taken` */
export async function contentSettings(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  ownerUrl: string,
): Promise<ContentSettings | undefined> {
  if (!existsSync(join(paths.orchestrator, 'package.json'))) return undefined
  const port = portFrom(env, 'ORCHESTRATOR_PORT') ?? DEFAULT_PORT
  if (!(await isPortFree(port))) {
    throw new StackError(
      'port_taken',
      `Port ${port} (the content admin) is already in use by another program.`,
      `Stop it, or choose another: ORCHESTRATOR_PORT=${port < 65_436 ? port + 100 : port - 100} npm start`,
    )
  }
  const databaseUrl = env.ORCHESTRATOR_DATABASE_URL || besides(ownerUrl)
  return { url: `http://localhost:${port}`, port, databaseUrl }
}

/** A database of its own on the same server: the two applications never read each other's tables. */
function besides(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  url.pathname = `${url.pathname}_content`
  return url.toString()
}

/** What the content admin has to know, and none of the commerce backend's secrets. */
export function contentEnvironment(
  app: NodeJS.ProcessEnv,
  paths: Layout,
  { url, port, databaseUrl }: ContentSettings,
  secrets: Secrets,
): NodeJS.ProcessEnv {
  const {
    DATABASE_APP_URL: _app,
    JWT_SECRET: _jwt,
    COOKIE_SECRET: _cookie,
    WEBHOOK_SEALING_KEYS: _sealing,
    ...inherited
  } = app
  return {
    ...inherited,
    PORT: String(port),
    BACKEND_URL: app.PUBLIC_URL,
    // Within the server: a process of its own would take 300 MB more.
    BRIDGE_WORKER: app.BRIDGE_WORKER ?? 'inline',
    ORCHESTRATOR_URL: url,
    ORCHESTRATOR_DATABASE_URL: databaseUrl,
    ORCHESTRATOR_HOSTS: 'localhost,127.0.0.1,[::1]',
    PAYLOAD_SECRET: secrets.payloadSecret,
    PAYLOAD_ADMIN_CLIENT_SECRET: app.PAYLOAD_ADMIN_CLIENT_SECRET ?? DEVELOPMENT_CLIENT_SECRET,
    CONTENT_SEALING_KEYS: `local:${Buffer.from(secrets.sealingKey, 'base64url').toString('base64')}`,
    CONTENT_DATA_DIR: paths.content,
    DEMO_FILE: paths.demo,
    NEXT_TELEMETRY_DISABLED: '1',
  }
}
