/**
 * `npm run orchestrator:sync -- [--tenant <id>] [--entity <name>] [--all] [--dry-run]`: compares what is here with what
 * Medusa holds, and has told again whatever differs. One that was stopped goes on where it was.
 */
import { parseArgs } from 'node:util'
import { BRIDGE_ENTITIES } from '@cityos/contracts'
import { getPayload } from 'payload'
import { compare, comparisons } from '../bridge/run/reconcile'
import config from '../payload.config'

const { values } = parseArgs({
  args: JSON.parse(process.env['SYNC_ARGUMENTS'] ?? '[]') as string[],
  options: {
    tenant: { type: 'string' },
    entity: { type: 'string' },
    all: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
})
const known: readonly string[] = BRIDGE_ENTITIES.payload
if (!values.all && !values.tenant)
  fail('Say which tenant (--tenant, or "platform" for the hierarchy), or --all.')
if (values.entity && !known.includes(values.entity)) fail(`--entity is one of ${known.join(', ')}.`)

const payload = await getPayload({ config })
const wanted = await comparisons(values.tenant, values.entity)
if (!wanted.length) fail('There is nothing of that kind to compare.')
const dryRun = values['dry-run']
for (const [index, comparison] of wanted.entries()) {
  const name = `[${index + 1}/${wanted.length}] ${comparison.tenantId} ${comparison.entity}`
  const show = ({ checked, missing, different, extra }: Record<string, number>, end: string) =>
    process.stdout.write(
      `${process.stdout.isTTY ? '\r' : ''}${name}: ${checked} compared, ${missing} missing, ${different} different, ${extra} too many${end}`,
    )
  const counts = await compare(payload, {
    ...comparison,
    dryRun,
    onPage: (progress) => process.stdout.isTTY && show({ ...progress }, ''),
  })
  show({ ...counts }, '\n')
}
if (!dryRun) process.stdout.write('What differs is queued: a worker tells it.\n')
process.exit(0)

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
