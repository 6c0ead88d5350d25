import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')
export const BACKEND = join(ROOT, 'apps/backend')
export const TENANCY_CLI = join(ROOT, 'packages/medusa-tenancy/dist/cli.js')
