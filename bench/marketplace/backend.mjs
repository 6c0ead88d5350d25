import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BACKEND } from '../tenancy/paths.mjs'

const fromBackendsPackages = createRequire(join(BACKEND, 'package.json'))
let registered = false

/** A file of the backend's sources by its path below `src`, translated as it is loaded; its types are not checked. */
export function fromBackend(path) {
  if (!registered) {
    fromBackendsPackages('ts-node').register({ cwd: BACKEND, transpileOnly: true })
    registered = true
  }
  return fromBackendsPackages(join(BACKEND, 'src', path))
}
