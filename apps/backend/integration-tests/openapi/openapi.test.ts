import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeWith, TestBackend, type TestTenant } from '@cityos/testing'
import { describedRoutes } from '../../src/api/openapi'
import { launchBrowser, watch } from '../screens/browser'
import { corePaths } from './core-routes'

/** What Medusa registers without a folder of routes; the last is a matcher of core's that leads nowhere. */
const FRAMEWORK = ['GET /health', 'GET /static/*', 'POST /admin/inventory-items/batch']

let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('reader')
})
afterAll(() => backend?.stop())

describe('the document', () => {
  it('describes every route of ours that the server answers, and no other', async () => {
    const core = corePaths()
    expect(core.size).toBeGreaterThan(250)
    const ours = (await backend.routes())
      .filter(({ path }) => !core.has(path))
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !FRAMEWORK.includes(route))
    const described = describedRoutes.flatMap(({ routes }) => routes.map(({ route }) => route))
    expect(described.toSorted()).toEqual(ours.toSorted())
  })

  it('is served on the hosts of the platform and of a tenant, to anybody', async () => {
    const committed: unknown = JSON.parse(
      readFileSync(join(__dirname, '../../../../docs/openapi.json'), 'utf8'),
    )
    for (const host of ['localhost', tenant.host]) {
      const answer = await backend.client(host).get('/openapi.json')
      expect([answer.status, answer.headers['content-type']]).toEqual([
        200,
        expect.stringContaining('application/json'),
      ])
      expect(answer.body).toEqual(committed)
    }
  })

  it('opens no other file than the page’s own', async () => {
    const reader = backend.client('localhost')
    expect((await reader.get('/docs/swagger-ui.css')).status).toBe(200)
    for (const file of [
      'index.html',
      'package.json',
      '..%2f..%2fpackage.json',
      '%2e%2e%2fapp',
      'constructor',
    ]) {
      expect([file, (await reader.get(`/docs/${file}`)).status]).toEqual([file, 404])
    }
  })
})

describeWith('chromium')('the page', () => {
  it('shows the routes under a policy that allows nothing inline and nothing from elsewhere', async () => {
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext()
      const seen = watch(context)
      const page = await context.newPage()
      const port = new URL(backend.server.url).port
      const answer = await page.goto(`http://${tenant.host}:${port}/docs`)
      expect(answer?.headers()['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
      await page.getByText('Provision a tenant').click()
      await page.getByText('tenant_handle_taken', { exact: true }).waitFor()
      await page.screenshot({ path: join(__dirname, '../../../../.cityos/screens/docs.png'), fullPage: true })
      expect(seen.problems).toEqual([])
      expect([...seen.hosts]).toEqual([`${tenant.host}:${port}`])
    } finally {
      await browser.close()
    }
  })
})
