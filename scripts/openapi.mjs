/** Writes docs/openapi.json from the descriptions beside the backend's routes. */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const target = join(root, 'docs/openapi.json')
const fromBackend = createRequire(join(root, 'apps/backend/package.json'))

fromBackend('ts-node').register({ cwd: join(root, 'apps/backend') })
const { openApiDocument } = fromBackend('./src/http/openapi/document')
const { describedRoutes } = fromBackend('./src/api/openapi')

const text = JSON.stringify(openApiDocument(describedRoutes))
const options = await prettier.resolveConfig(target)
writeFileSync(target, await prettier.format(text, { ...options, filepath: target }))
