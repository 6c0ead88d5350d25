/** `npm run reseal -w apps/orchestrator`: seals every stored credential under the current key. Safe to repeat. */
import { getPayload } from 'payload'
import { env } from '../env'
import config from '../payload.config'
import { reseal } from '../secrets/reseal'

const payload = await getPayload({ config })
const changed = await reseal(payload, env().CONTENT_SEALING_KEYS)
payload.logger.info(`${changed} credentials sealed anew`)
process.exit(0)
