/** `npm run openapi`: writes docs/openapi-content.json from the routes of the content API. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { contentDocument } from '../content/openapi/document'
import { CONTENT_ROUTES } from '../content/routes'
import { version } from '../../package.json'

const target = join(dirname(fileURLToPath(import.meta.url)), '../../../../docs/openapi-content.json')
const options = await prettier.resolveConfig(target)
const text = JSON.stringify(contentDocument(CONTENT_ROUTES, version))
writeFileSync(target, await prettier.format(text, { ...options, filepath: target }))
