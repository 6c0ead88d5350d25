/** Compiles the policies and runs their tests with the real Cerbos: `npm run check:policies`. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { cerbosBinary } = createRequire(import.meta.url)(join(root, 'packages/dev-stack/dist/index.js'))

const { status } = spawnSync(cerbosBinary(), ['compile', join(root, 'infra/cerbos/policies')], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
