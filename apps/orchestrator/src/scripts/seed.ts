/**
 * `npm run orchestrator:seed`: all countries and a first hierarchy; with DEMO_FILE, what the demo's tenants say too.
 * Safe to repeat.
 */
import { readFileSync } from 'node:fs'
import { DemoFile } from '@cityos/contracts'
import { getPayload } from 'payload'
import { seedDemo } from '../demo/seed-demo'
import { seedGeo } from '../geo/seed-geo'
import config from '../payload.config'

const payload = await getPayload({ config })
payload.logger.info(`${await seedGeo(payload)} rows of the geo hierarchy written`)
const demo = process.env['DEMO_FILE']
if (demo) await seedDemo(payload, DemoFile.parse(JSON.parse(readFileSync(demo, 'utf8'))).tenants)
process.exit(0)
