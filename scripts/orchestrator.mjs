/**
 * The content admin's commands, from the environment of the process alone:
 *   build    compiles apps/orchestrator into apps/orchestrator/.next; needs no database and no secret
 *   migrate  brings its database to the form that the code knows
 *   seed     all countries and a first hierarchy, and the demo's content with DEMO_FILE; safe to repeat
 *   openapi  writes docs/openapi-content.json; needs no database and no secret
 *   reseal   seals every stored credential under the current key
 *   worker   tells Medusa and tenants' endpoints what changes, works on what was told, publishes what is scheduled
 *   sync     compares with what Medusa holds: --tenant, --entity, --all, --dry-run
 *   jobs     publishes what is scheduled, and whatever else was queued
 *   server   answers requests
 * The command runs inside this process, so that a signal or an exit code has nothing to pass through.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const app = join(root, 'apps/orchestrator')
const next = join(app, 'node_modules/next/dist/bin/next')
const payload = join(app, 'node_modules/payload/bin.js')

const given = process.argv.slice(2)
const MOST_TRIES = 5

const commands = {
  build: { program: next, args: ['build'], env: { CITYOS_BUILDING: '1' } },
  migrate: { program: payload, args: ['migrate'], env: {} },
  seed: { program: payload, args: ['run', 'src/scripts/seed.ts'], env: {} },
  openapi: { program: payload, args: ['run', 'src/scripts/openapi.ts'], env: { CITYOS_BUILDING: '1' } },
  reseal: { program: payload, args: ['run', 'src/scripts/reseal-credentials.ts'], env: {} },
  worker: { program: payload, args: ['run', 'src/scripts/worker.ts'], env: {} },
  sync: {
    program: payload,
    args: ['run', 'src/scripts/sync.ts'],
    env: { SYNC_ARGUMENTS: JSON.stringify(process.argv.slice(3)) },
  },
  jobs: { program: payload, args: ['jobs:run', '--cron', '* * * * *', '--all-queues'], env: {} },
  server: {
    program: next,
    args: [
      'start',
      '--port',
      process.env.PORT ?? '3000',
      '--hostname',
      process.env.CITYOS_HOST || '127.0.0.1',
    ],
    env: {},
  },
}

async function main(name) {
  const command = commands[name]
  if (!command) return `Unknown command ${name ?? '(none)'}. Known: ${Object.keys(commands).join(', ')}.`
  if (!existsSync(command.program)) return 'Nothing is installed yet: run `npm ci` and `npm run build` first.'
  if (name === 'server' && !existsSync(join(app, '.next/BUILD_ID')))
    return 'The content admin is not built yet: run `npm run build:orchestrator` first.'
  const quiet = { NEXT_TELEMETRY_DISABLED: '1', PAYLOAD_DISABLE_TELEMETRY: '1' }
  const config = { PAYLOAD_CONFIG_PATH: join(app, 'src/payload.config.ts') }
  Object.assign(process.env, { NODE_ENV: 'production' }, quiet, config, command.env)
  if (command.program === payload) process.once('beforeExit', beginAgain)
  process.chdir(app)
  process.argv = [process.argv[0], command.program, ...command.args]
  await import(pathToFileURL(command.program))
}

/**
 * Payload's commands end by themselves. One that merely runs out of things to do has lost a module on a busy machine
 * (Node 20 loads them in another thread), has done nothing, and would say that all is well.
 */
function beginAgain() {
  const tries = Number(process.env.CITYOS_TRIES ?? 0) + 1
  if (tries >= MOST_TRIES) {
    console.error(`The command did not begin in ${MOST_TRIES} tries.`)
    process.exit(1)
  }
  const env = { ...process.env, CITYOS_TRIES: String(tries) }
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...given], { env, stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code) => process.exit(code ?? 1))
}

const refusal = await main(process.argv[2])
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
}
