import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { showsToken } from '@cityos/identity'
import { currentEnvironment } from '../../../../env'
import { syncModule } from '../../../../modules/sync/sync-module'
import { SYNC_JOBS } from '../../../../sync/run-job'

/** Work that a platform's cron asks for, with the token of the environment. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  if (!showsToken(request.get('authorization'), currentEnvironment().CRON_TOKEN))
    throw new CityosError('unauthorized', 'The token is not the one of CRON_TOKEN.')
  const job = request.params['job'] as string
  if (!Object.hasOwn(SYNC_JOBS, job)) throw new CityosError('not_found', `There is no job "${job}".`)
  const done = await SYNC_JOBS[job as keyof typeof SYNC_JOBS](syncModule(request.scope))
  response.json({ job, done })
}
