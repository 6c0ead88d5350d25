/*
 * The process that a test's backend runs in: Medusa's own start command, from the TypeScript sources,
 * steered over IPC. Tests talk HTTP to it like anybody else; IPC only looks inside.
 */
import { keepModules } from './keep-modules'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { connectionStats, missingScopeCount } from '@cityos/medusa-tenancy'
import { cheapPasswords } from './cheap-passwords'
import { forgetUse, missingBefore } from './forget-use'
import { leaveJobs } from './leave-jobs'
import { listRoutes, type ExpressApp } from './list-routes'
import { rememberSchemas } from './route-shapes'
import { serveAdminFrom } from './serve-admin'
import './load-test-plugin'

export interface Call {
  id: number
  name: string
  args: unknown[]
}

const fromBackend = createRequire(join(process.cwd(), 'package.json'))
const fromMedusa = createRequire(fromBackend.resolve('@medusajs/medusa'))
let app: ExpressApp | undefined

const calls: Record<string, (...args: never[]) => unknown> = {
  routes: () => listRoutes(app),
  stats: () => ({
    ...connectionStats,
    ...poolStats(),
    missingScopes: missingScopeCount() - missingBefore(),
    memory: process.memoryUsage(),
  }),
  forget: () => forgetUse(fromBackend),
  collectGarbage: () => (globalThis as { gc?: () => void }).gc?.(),
  run: async (file: string, name: string, args: unknown[]) => {
    const module = fromBackend(file) as Record<
      string,
      (context: { container: unknown }, ...args: unknown[]) => unknown
    >
    const target = module[name]
    if (!target) throw new Error(`${file} exports no ${name}`)
    return target({ container: container() }, ...args)
  },
}

/** What a statement gets, and a connection that lies idle, when somebody ends the connection at the database. */
const LOST = ['57P01', '57P02', '57P03', 'ECONNRESET', 'EPIPE']

/**
 * Medusa's command line logs what nobody has caught and goes on. A test's backend does so for a connection that was lost,
 * and ends like any process of Node's for everything else.
 */
function outliveLostConnections(): void {
  const log = (error: unknown, origin: string) => {
    console.error(`Nobody has caught this ${origin}:`, error)
    if (!LOST.includes(String((error as { code?: unknown } | undefined)?.code))) process.exit(1)
  }
  process.on('uncaughtException', (error, origin) => log(error, origin))
  process.on('unhandledRejection', (reason) => log(reason, 'unhandledRejection'))
}

async function main(): Promise<void> {
  outliveLostConnections()
  ;(fromBackend('ts-node') as { register(options: object): void }).register({})
  cheapPasswords()
  leaveJobs()
  rememberApp()
  rememberSchemas(fromBackend)
  serveAdminFrom(process.env['CITYOS_TEST_ADMIN'], fromMedusa)
  const { default: start } = fromMedusa('@medusajs/medusa/commands/start') as {
    default(options: object): Promise<unknown>
  }
  await start({ directory: process.cwd(), port: Number(process.env['PORT']), host: '127.0.0.1' })
  keepModules()
  process.on('message', (call: Call) => void answer(call))
  process.on('disconnect', () => process.exit(0))
}

async function answer({ id, name, args }: Call): Promise<void> {
  try {
    const result = await calls[name]?.(...(args as never[]))
    process.send?.({ id, result: result ?? null })
  } catch (error) {
    const { message, stack, code } = error as Error & { code?: string }
    process.send?.({ id, error: { message, stack, code } })
  }
}

/** Express applications are functions; the first one to handle a request is the server's. */
function rememberApp(): void {
  const { application } = fromMedusa('express') as {
    application: { handle: (...args: unknown[]) => unknown }
  }
  const handle = application.handle
  application.handle = function (this: ExpressApp, ...args: unknown[]) {
    app ??= this
    return handle.apply(this, args)
  }
}

interface Pool {
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}

function container(): { resolve(name: string): unknown } {
  return (fromBackend('@medusajs/framework') as { container: { resolve(name: string): unknown } }).container
}

function poolStats() {
  const { client } = container().resolve('__pg_connection__') as { client: { pool: Pool } }
  return {
    used: client.pool.numUsed(),
    free: client.pool.numFree(),
    pending: client.pool.numPendingAcquires(),
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
