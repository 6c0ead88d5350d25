/** `npm run orchestrator:worker`: tells Medusa, and tenants' endpoints, what changes here, and works on what was told. */
import { getPayload } from 'payload'
import { startWorker } from '../bridge/run/worker'
import config from '../payload.config'

const payload = await getPayload({ config })
const worker = startWorker(payload)
payload.logger.info('The worker of the bridge runs')
const signal = await new Promise<string>((resolve) => {
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name))
})
payload.logger.info(`${signal}: what is under way ends first`)
await worker.stop()
process.exit(0)
