import { showsToken } from '@cityos/identity'
import type { Endpoint } from 'payload'
import { env } from '../../env'
import { refuse } from '../../http/refuse'
import { JOBS } from '../run/jobs'

/** `POST /api/webhooks/cron/:job` with the token of the environment, for platforms that run cron over HTTP. */
export const cronEndpoint: Endpoint = {
  path: '/webhooks/cron/:job',
  method: 'post',
  handler: async ({ headers, payload, routeParams }) => {
    if (!showsToken(headers.get('authorization'), env().CRON_TOKEN))
      return refuse('unauthorized', 'The token is not the one of CRON_TOKEN.')
    const job = String(routeParams?.['job'])
    if (!Object.hasOwn(JOBS, job)) return refuse('not_found', `There is no job "${job}".`)
    return Response.json({ job, done: await JOBS[job as keyof typeof JOBS](payload) })
  },
}
