import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import type { WebhookEndpoint } from '@cityos/contracts'
import { createProduct, describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { bridgeSecrets, hashOf, parseBridgeKeys } from '@cityos/bridge'
import { sign, verify } from '@cityos/webhooks'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { flawsOf, speak } from './language'
import { signIn, type Session } from './session'

const PAGE = '/settings/webhooks'
const SYNC = '/settings/sync'
const BRIDGE_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`
const SECRET = /whsec_[A-Za-z0-9+/]{43}=/

interface Taken {
  headers: Record<string, string>
  body: string
}

describeWith('chromium')('the pages of webhooks', () => {
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let owner: Session
  let page: Page
  let receiver: Server
  let url: string
  const taken: Taken[] = []

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        // The content admin, which takes everything.
        if (request.url !== '/hooks') return void response.writeHead(202).end()
        taken.push({ headers: request.headers as Record<string, string>, body })
        response.writeHead(taken.length === 1 ? 500 : 200).end()
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
    url = `${origin}/hooks`
    const bridge = { ORCHESTRATOR_URL: origin, BRIDGE_KEYS, WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on' }
    backend = await TestBackend.start({ admin: true, env: bridge })
    tenant = await backend.provisionTenant('switchboard', { name: 'Switchboard' })
    browser = await launchBrowser()
    owner = await signIn(browser, backend, tenant.host, tenant.adminEmail)
    page = owner.page
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
    receiver?.close()
  })

  const endpoint = async () =>
    expectOk(await tenant.admin.get<{ webhook_endpoints: WebhookEndpoint[] }>('/admin/webhook-endpoints'))
      .webhook_endpoints[0]!
  const events = () => taken.map(({ body }) => (JSON.parse(body) as { event: string }).event)
  let secret: string

  it('registers one, says at the field what is refused, and shows the secret once', async () => {
    await owner.open(PAGE)
    await page.getByText('Add one for each system').waitFor()
    await page.getByRole('button', { name: 'Add a webhook' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Address/ }).fill('ftp://erp.example.com')
    await dialog.getByRole('checkbox', { name: 'Products' }).click()
    await dialog.getByRole('button', { name: 'Add a webhook' }).click()
    await dialog.getByRole('alert').first().waitFor()
    await dialog.getByRole('textbox', { name: /^Address/ }).fill(url)
    await owner.shoot('webhooks-add')
    await dialog.getByRole('button', { name: 'Add a webhook' }).click()
    const line = dialog.getByText(SECRET)
    await line.waitFor()
    secret = SECRET.exec(await line.innerText())![0]
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('row', { name: /127\.0\.0\.1/ }).waitFor()
    expect(await page.content()).not.toContain(secret)
    expect(await endpoint()).toMatchObject({ url, events: ['product.*'] })
  })

  it('shows what became of a test that failed, and sends it again', async () => {
    await page
      .getByRole('row', { name: /127\.0\.0\.1/ })
      .getByText(url)
      .click()
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Send a test' }).click()
    const row = page.getByRole('row', { name: /webhook\.ping/ }).first()
    await expectSoon(() => Promise.resolve(taken.length > 0), true)
    await row.getByText('500').waitFor()
    // Tried again by itself in a few seconds.
    await page.getByText('Delivered', { exact: true }).first().waitFor()
    await row.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('"event": "webhook.ping"').waitFor()
    await owner.shoot('webhooks-delivery')
    await dialog.getByRole('button', { name: 'Send again' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expectSoon(() => Promise.resolve(taken.length), 3)
  })

  it('tells of a product, signed with the secret that was shown', async () => {
    await createProduct(tenant, { price: 12.5 })
    await expectSoon(() => Promise.resolve(events().includes('product.created')), true)
    const { headers, body } = taken[events().indexOf('product.created')]!
    expect(verify({ secrets: [secret], headers, body, now: new Date() })).toMatchObject({
      tenant_id: tenant.id,
      data: { title: 'Shirt' },
    })
    await page.reload()
    await page
      .getByRole('row', { name: /product\.created/ })
      .first()
      .waitFor()
    await owner.shoot('webhooks-endpoint')
  })

  it('is switched off and on again', async () => {
    await page.getByRole('button', { name: 'Switch off' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Switch off' }).click()
    await page.getByText('Switched off by hand.').waitFor()
    expect((await endpoint()).state).toBe('disabled')
    await page.getByRole('button', { name: 'Switch on' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Switch on' }).click()
    await page.getByRole('button', { name: 'Switch off' }).waitFor()
  })

  it('shows what the content admin is told, and sends it again', async () => {
    await owner.open(SYNC)
    await page
      .getByRole('row', { name: /switchboard/ })
      .getByText('Open')
      .waitFor()
    const row = page.getByRole('row', { name: /product\.updated/ }).first()
    await row.getByText('Delivered').waitFor()
    await owner.shoot('sync')
    await row.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('It is on its way once more').waitFor()
  })

  it('shows a conflict side by side, and ends it as a person decides', async () => {
    await tellPlacement('sa')
    await tellPlacement('ae')
    await page.getByRole('tab', { name: 'Conflicts' }).click()
    await page.getByText('tenant_profile').waitFor()
    await page.getByText('"country_code": "ae"').waitFor()
    await owner.shoot('sync-conflict')
    await page.getByRole('button', { name: 'Take what was told' }).click()
    await page.getByText('No conflicts').waitFor()
  })

  /** As the content admin would, both times under the same version. */
  async function tellPlacement(country_code: string): Promise<void> {
    const places = { scope_code: null, category_code: null, subcategory_code: null }
    const data = { placement: { country_code, ...places } }
    const body = JSON.stringify({
      form: 1,
      event: 'tenant_profile.updated',
      tenant_id: tenant.id,
      entity: 'tenant_profile',
      entity_id: tenant.id,
      version: 1,
      hash: hashOf(data),
      deleted: false,
      occurred_at: new Date().toISOString(),
      correlation_id: null,
      data,
    })
    const [key] = bridgeSecrets(parseBridgeKeys(BRIDGE_KEYS), 'payload', tenant.id)
    const headers = sign({ secret: key!, id: `msg_${country_code}`, timestamp: new Date(), body })
    const path = `${backend.server.url}/webhooks/bridge/${tenant.id}`
    const type = { 'content-type': 'application/json', host: 'localhost' }
    expect((await fetch(path, { method: 'POST', headers: { ...headers, ...type }, body })).status).toBe(202)
    await expectSoon(
      () =>
        backend.sql(async (sql) => {
          const { rows } = await sql.query("select from sync_inbox where state = 'received'")
          return rows.length
        }),
      0,
    )
  }

  it('reads from right to left in Arabic', async () => {
    await speak(owner, 'ar')
    const { id } = await endpoint()
    await owner.open(`${PAGE}/${id}`)
    expect(await flawsOf(owner)).toEqual([])
    await owner.shoot('webhooks-arabic')
    for (const path of [PAGE, SYNC]) {
      await owner.open(path)
      expect(await flawsOf(owner)).toEqual([])
    }
    await owner.shoot('sync-arabic')
    await speak(owner, 'en')
  })

  it('is deleted with a question', async () => {
    await owner.open(`${PAGE}/${(await endpoint()).id}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText('Add one for each system').waitFor()
    // The browser tells of the answer that was asked for: an address that is refused.
    expect(owner.seen.problems.filter((problem) => !problem.includes('400 (Bad Request)'))).toEqual([])
  })
})
