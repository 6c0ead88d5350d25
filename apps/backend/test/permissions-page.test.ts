import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accessForRequest, connectPdp, PLATFORM, type Pdp } from '@cityos/access'
import { PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { startPolicies } from '@cityos/testing'
import { permissionsPage } from './support/permissions-page'

const PAGE = join(__dirname, '../../../docs/permissions.md')
const BEGIN = '<!-- begin: written by npm run docs:permissions -->'
const END = '<!-- end -->'

let server: Awaited<ReturnType<typeof startPolicies>>
let pdp: Pdp

beforeAll(async () => {
  server = await startPolicies()
  pdp = connectPdp({ url: server.url, timeoutMs: 10_000 })
}, 60_000)

afterAll(async () => {
  pdp?.close()
  await server?.stop()
}, 60_000)

it('the policies and the database call the platform by one name', () => {
  expect(PLATFORM).toBe(PLATFORM_TENANT_ID)
})

it('docs/permissions.md shows the matrix of routes and roles as Cerbos decides it', async () => {
  const text = readFileSync(PAGE, 'utf8')
  const [before, rest] = text.split(BEGIN) as [string, string]
  const after = rest.slice(rest.indexOf(END))
  const page = `${before}${BEGIN}\n\n${await permissionsPage(accessForRequest(pdp))}\n\n${after}`
  if (process.env['CITYOS_WRITE_DOCS'] === '1') writeFileSync(PAGE, page)
  // A role that gained or lost something shows in this file's diff: read it, then run `npm run docs:permissions`.
  expect(readFileSync(PAGE, 'utf8')).toBe(page)
}, 60_000)
