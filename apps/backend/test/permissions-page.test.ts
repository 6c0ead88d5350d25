import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { permissionsPage } from './support/permissions-page'

const PAGE = join(__dirname, '../../../docs/permissions.md')
const BEGIN = '<!-- begin: written by npm run docs:permissions -->'
const END = '<!-- end -->'

it('docs/permissions.md shows the matrix of routes and roles as it is', () => {
  const text = readFileSync(PAGE, 'utf8')
  const [before, rest] = text.split(BEGIN) as [string, string]
  const after = rest.slice(rest.indexOf(END))
  const page = `${before}${BEGIN}\n\n${permissionsPage()}\n\n${after}`
  if (process.env['CITYOS_WRITE_DOCS'] === '1') writeFileSync(PAGE, page)
  // A role that gained or lost something shows in this file's diff: read it, then run `npm run docs:permissions`.
  expect(readFileSync(PAGE, 'utf8')).toBe(page)
})
