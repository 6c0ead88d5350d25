/**
 * Compares both sides of the bridge and has told again what differs: --tenant or --all, --entity, --dry-run. Each side
 * compares what it owns; one runs when it is set up here (DATABASE_APP_URL, ORCHESTRATOR_DATABASE_URL) and owns the
 * entity that is named.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { BRIDGE_ENTITIES } = createRequire(import.meta.url)(join(root, 'packages/contracts'))
const args = process.argv.slice(2)
const entity = args.find((arg, index) => args[index - 1] === '--entity')

const sides = [
  { script: 'backend.mjs', variable: 'DATABASE_APP_URL', owns: BRIDGE_ENTITIES.medusa },
  { script: 'orchestrator.mjs', variable: 'ORCHESTRATOR_DATABASE_URL', owns: BRIDGE_ENTITIES.payload },
].filter(({ variable, owns }) => process.env[variable] && (entity === undefined || owns.includes(entity)))

if (!sides.length) {
  console.error(
    'Nothing to compare: DATABASE_APP_URL (Medusa) or ORCHESTRATOR_DATABASE_URL (the content admin) says where, and the entity has to be one that it owns.',
  )
  process.exitCode = 1
}
for (const { script } of sides) {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', script), 'sync', ...args], {
    stdio: 'inherit',
  })
  if (status) process.exitCode = status
}
