import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'

/** The paths that Medusa's own package answers, as Express knows them. */
export function corePaths(): Set<string> {
  const medusa = createRequire(__filename).resolve('@medusajs/medusa/package.json')
  const api = join(dirname(medusa), 'dist/api')
  const files = readdirSync(api, { recursive: true, encoding: 'utf8' })
  const folders = files.filter((file) => file.endsWith(`${sep}route.js`)).map((file) => dirname(file))
  return new Set(folders.map((folder) => `/${folder.split(sep).join('/')}`.replaceAll(/\[(\w+)\]/g, ':$1')))
}
