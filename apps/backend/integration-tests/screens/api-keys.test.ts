import type { Browser, Page } from 'playwright-core'
import { describeWith, TestBackend, type TestTenant } from '@cityos/testing'
import { hire, outcome } from '../access/staff'
import { list, server } from '../secret-keys/keys'
import { flawsOf, speak } from './language'
import { launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { signIn, type Session } from './session'

/** The admin is built first when its sources have changed: a minute, several on a busy machine. */
const BUILD_TIMEOUT_MS = 600_000
const PAGE = '/settings/secret-keys'
const TOKEN = /sk_cityos_\w{76}/

describeWith('chromium')('the page of API keys', () => {
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let owner: Session
  let page: Page

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    tenant = await backend.provisionTenant('locksmith', { name: 'Locksmith' })
    browser = await launchBrowser()
    owner = await signIn(browser, backend, tenant.host, tenant.adminEmail)
    page = owner.page
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  const products = async (token: string) => outcome(await server(tenant, token).get('/admin/products'))
  const shownToken = async () => {
    const line = page.getByRole('dialog').getByText(TOKEN)
    await line.waitFor()
    return TOKEN.exec(await line.innerText())![0]
  }
  const ask = async (verb: string) => {
    await page
      .getByRole('row', { name: /Warehouse/ })
      .getByRole('button')
      .last()
      .click()
    await page.getByRole('menuitem', { name: verb }).click()
  }
  let token: string

  it('says what to do where there are none', async () => {
    await owner.open(PAGE)
    await page.getByText('Make one for each program').waitFor()
    await owner.shoot('api-keys-empty')
  })

  it('makes a key from a preset that is narrowed, and shows its token once', async () => {
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Name/ }).fill('Warehouse')
    await dialog.getByRole('button', { name: 'Read only' }).click()
    const orders = dialog.getByRole('group', { name: 'Orders', exact: true })
    await orders.getByRole('checkbox', { name: 'Read' }).click()
    await dialog
      .getByRole('group', { name: 'Products', exact: true })
      .getByRole('checkbox', { name: 'Everything' })
      .click()
    await owner.shoot('api-keys-make')
    await dialog.getByRole('button', { name: 'Make a key' }).click()
    token = await shownToken()
    await owner.shoot('api-keys-token')
    expect(await products(token)).toBe('200')
    expect(outcome(await server(tenant, token).get('/admin/customers'))).toBe('200')
    expect(outcome(await server(tenant, token).get('/admin/orders'))).toBe('403 forbidden')
    const { scopes } = (await list(tenant.admin)).secret_keys[0]!
    expect(scopes).toContain('product:*')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('row', { name: /Warehouse/ }).waitFor()
    expect(await page.content()).not.toContain(token)
  })

  it('says at the field what the server refuses', async () => {
    await ask('Edit')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /^Allowed addresses/ }).fill('example.com')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByRole('alert').getByText('must be an address or a network').waitFor()
    await dialog.getByRole('textbox', { name: /^Allowed addresses/ }).fill('203.0.113.0/24')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await list(tenant.admin)).secret_keys[0]!.allowed_addresses).toEqual(['203.0.113.0/24'])
    expect(await products(token)).toBe('401 secret_key_invalid')
    await tenant.admin.post(`/admin/secret-keys/${(await list(tenant.admin)).secret_keys[0]!.id}`, {
      allowed_addresses: null,
    })
  })

  it('rotates with an overlap', async () => {
    await ask('New token')
    await page.getByRole('dialog').getByRole('button', { name: 'New token' }).click()
    const next = await shownToken()
    expect(next).not.toBe(token)
    expect([await products(token), await products(next)]).toEqual(['200', '200'])
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    token = next
  })

  it('asks before it revokes', async () => {
    await ask('Revoke')
    await page.getByRole('alertdialog').getByText('Revoke Warehouse?').waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await page
      .getByRole('row', { name: /Warehouse/ })
      .getByText('Revoked')
      .waitFor()
    expect(await products(token)).toBe('401 secret_key_invalid')
    await owner.shoot('api-keys-list')
  })

  it('says why it cannot be read, and is read again on demand', async () => {
    const lists = '**/admin/secret-keys?*'
    await page.route(lists, (route) => route.abort('connectionrefused'))
    await owner.open(PAGE)
    await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
    await page.unroute(lists)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('row', { name: /Warehouse/ }).waitFor()
  })

  it('tells whoever may not make keys whom to ask', async () => {
    await hire(backend, tenant, ['viewer'])
    const viewer = await signIn(browser, backend, tenant.host, 'viewer@staff.example')
    await viewer.open(PAGE)
    await viewer.page.getByText('API keys are for owners and admins').waitFor()
    await expectSoon(() => viewer.page.getByRole('button', { name: 'Make a key' }).count(), 0)
  })

  it('speaks Arabic from right to left', async () => {
    await speak(owner, 'ar')
    await owner.open(PAGE)
    await page.getByRole('heading', { name: 'مفاتيح الواجهة البرمجية' }).waitFor()
    expect(await flawsOf(owner)).toEqual([])
    await page.getByRole('button', { name: 'إنشاء مفتاح' }).click()
    await page.getByRole('dialog').getByText('المنتجات', { exact: true }).waitFor()
    expect(await flawsOf(owner)).toEqual([])
    await owner.shoot('ar-api-keys-make')
  })
})
