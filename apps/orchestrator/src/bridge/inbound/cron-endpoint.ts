import { createHash, timingSafeEqual } from 'node:crypto'
import type { Endpoint } from 'payload'
import { env } from '../../env'
import { refuse } from '../../http/refuse'
import { JOBS } from '../run/jobs'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** `POST /api/webhooks/cron/:job` with the token of the environment, for platforms that run cron over HTTP. */
export const cronEndpoint: Endpoint = {
  path: '/webhooks/cron/:job',
  method: 'post',
  handler: async ({ headers, payload, routeParams }) => {
    const { CRON_TOKEN: token } = env()
    const shown = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
    // Digests have one length, and are compared in one time.
    if (!token || !shown || !timingSafeEqual(digest(shown), digest(token)))
      return refuse('unauthorized', 'The token is not the one of CRON_TOKEN.')
    const job = String(routeParams?.['job'])
    if (!Object.hasOwn(JOBS, job)) return refuse('not_found', `There is no job "${job}".`)
    return Response.json({ job, done: await JOBS[job as keyof typeof JOBS](payload) })
  },
}
