/**
 * The backend's production commands, from the environment of the process alone:
 *   build    compiles apps/backend and its admin into apps/backend/.medusa/server
 *   migrate  runs the migrations as the owner (DATABASE_URL) and puts every table under its tenancy policy
 *   server   answers requests; worker  runs subscribers and jobs
 *   sync     compares with what the content admin holds: --tenant or --all, --entity, --dry-run
 * The command runs inside this process, so that a signal or an exit code has nothing to pass through.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const backend = join(root, 'apps/backend')
const built = join(backend, '.medusa/server')
const medusa = join(root, 'node_modules/@medusajs/cli/cli.js')
const telemetry = join(root, 'packages/dev-stack/dist/quiet-telemetry.js')
const tenancy = join(root, 'packages/medusa-tenancy/dist/cli.js')

const commands = {
  build: { folder: backend, argv: [medusa, 'build', '--no-lint'], env: { CITYOS_BUILDING: '1' } },
  migrate: { folder: built, argv: [tenancy, 'migrate'], env: {} },
  server: { folder: built, argv: [medusa, 'start'], env: { MEDUSA_WORKER_MODE: 'server' } },
  worker: { folder: built, argv: [medusa, 'start'], env: { MEDUSA_WORKER_MODE: 'worker' } },
  sync: { folder: built, argv: [join(built, 'src/scripts/sync.js'), ...process.argv.slice(3)], env: {} },
}

function main(name) {
  const command = commands[name]
  if (!command) return `Unknown command ${name ?? '(none)'}. Known: ${Object.keys(commands).join(', ')}.`
  if (![medusa, tenancy, telemetry].every((path) => existsSync(path)))
    return `Nothing is installed or built yet: run \`npm ci\` and \`npm run build\` first.`
  const { quietTelemetry } = createRequire(import.meta.url)(telemetry)
  if (!existsSync(join(command.folder, 'package.json')))
    return 'The backend is not built yet: run `npm run build` first.'
  const quiet = quietTelemetry(join(tmpdir(), `cityos-config-${process.getuid?.() ?? 0}`))
  Object.assign(process.env, { NODE_ENV: 'production' }, quiet, command.env)
  process.chdir(command.folder)
  process.argv = [process.argv[0], ...command.argv]
  createRequire(import.meta.url)(command.argv[0])
}

const refusal = main(process.argv[2])
if (refusal) {
  console.error(refusal)
  process.exitCode = 1
}
