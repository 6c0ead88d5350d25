import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
export const ROOT = join(HERE, '../..')
export const BACKEND = join(ROOT, 'apps/backend')
export const PLAIN = join(HERE, 'plain')
export const SERVER = join(HERE, 'server/main.cjs')
export const SEED = join(HERE, 'server/seed.cjs')
export const LOAD = join(HERE, 'load.mjs')
export const RESULTS = join(HERE, 'results')
