import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../tenancy/paths.mjs'

const require = createRequire(import.meta.url)
let registered = false

/** A file of the backend's sources by its path below `src`, translated as it is loaded; its types are not checked. */
export function fromBackend(path) {
  if (!registered) {
    const { register } = require('ts-node')
    register({ swc: true, transpileOnly: true, project: join(ROOT, 'apps/backend/tsconfig.json') })
    registered = true
  }
  return require(join(ROOT, 'apps/backend/src', path))
}
