import { parseArgs } from 'node:util'
import { BRIDGE_ENTITIES } from '@cityos/contracts'
import { currentEnvironment, syncOptions } from '../env'
import { SyncModuleService } from '../modules/sync/service'
import { compare, countThings, listTenants } from '../sync/compare'
import { ProgressBar } from './sync/progress-bar'

const USAGE = `Compares what there is with what the content admin holds, and has told again what differs. May be stopped, and goes on where it was.
  npm run sync -- --tenant <id or handle> [--entity <${BRIDGE_ENTITIES.medusa.join('|')}>] [--dry-run]
  npm run sync -- --all [--entity …] [--dry-run]`

class UsageError extends Error {}

async function main(args: string[]): Promise<void> {
  const { tenant, all, entity, 'dry-run': dryRun } = options(args)
  const sync = new SyncModuleService({}, syncOptions(currentEnvironment()))
  if (!sync.options.bridge)
    throw new UsageError('The bridge is off: ORCHESTRATOR_URL and BRIDGE_KEYS say where it leads.')
  try {
    const tenants = (await listTenants(sync)).filter(
      ({ id, handle }) => all || id === tenant || handle === tenant,
    )
    if (!tenants.length) throw new UsageError(`There is no tenant ${tenant ?? 'at all'}.`)
    const entities = entity ? [entity] : BRIDGE_ENTITIES.medusa
    for (const { id, handle } of tenants) {
      for (const each of entities) {
        const bar = new ProgressBar(process.stdout, `${handle} ${each}`, await countThings(sync, id, each))
        const counts = await compare(sync, {
          tenantId: id,
          entity: each,
          dryRun,
          onPage: ({ checked }) => bar.show(checked),
        })
        const { checked, missing, different, extra } = counts
        bar.end(`${checked} compared: ${missing} missing, ${different} different, ${extra} too many`)
      }
    }
    console.log(
      dryRun ? 'Nothing was told: this was a dry run.' : 'What differs is told by the running processes.',
    )
  } finally {
    await sync.close()
  }
}

function options(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      tenant: { type: 'string' },
      entity: { type: 'string' },
      all: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  })
  if (values.all === Boolean(values.tenant)) throw new UsageError(USAGE)
  if (values.entity && !(BRIDGE_ENTITIES.medusa as readonly string[]).includes(values.entity))
    throw new UsageError(USAGE)
  return values
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  console.error(known ? (error as Error).message : error)
  process.exitCode = 1
})
