/** `npm run seed:geo -w apps/orchestrator`: countries and a first hierarchy. Safe to repeat. */
import { getPayload } from 'payload'
import { seedGeo } from '../geo/seed-geo'
import config from '../payload.config'

const payload = await getPayload({ config })
payload.logger.info(`${await seedGeo(payload)} rows of the geo hierarchy written`)
process.exit(0)
