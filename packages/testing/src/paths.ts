import { join, resolve } from 'node:path'

export const REPOSITORY = resolve(__dirname, '../../..')
export const BACKEND = join(REPOSITORY, 'apps/backend')
export const TENANCY_CLI = join(REPOSITORY, 'packages/medusa-tenancy/dist/cli.js')
