import type { Browser } from 'playwright-core'
import {
  createProduct,
  describeWith,
  expectOk,
  placeOrder,
  TestBackend,
  type TestTenant,
} from '@cityos/testing'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { signIn, type Session } from './session'

const ADA = 'admin@nordlicht.example'
const OPERATOR = 'operator@platform.example'
describeWith('chromium')('the screens', () => {
  let backend: TestBackend
  let browser: Browser
  let nordlicht: TestTenant
  let sahara: TestTenant

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    nordlicht = await backend.provisionTenant('nordlicht', {
      name: 'Nordlicht Buch',
      currency_code: 'eur',
      country_codes: ['de', 'at'],
      locale: 'de-DE',
      time_zone: 'Europe/Berlin',
    })
    sahara = await backend.provisionTenant('sahara', { name: 'Sahara Spices' })
    await createProduct(nordlicht, {
      title: 'Der Leuchtturm',
      handle: 'leuchtturm',
      sku: 'NB-1',
      price: 18,
      currency: 'eur',
    })
    await createProduct(sahara, { title: 'Saffron', handle: 'saffron', sku: 'SH-1' })
    browser = await launchBrowser()
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  describe('of a tenant', () => {
    let ada: Session
    let key: string
    const texts: string[] = []
    const remember = async () => texts.push(await ada.page.locator('body').innerText())

    beforeAll(async () => {
      ada = await signIn(browser, backend, nordlicht.host, ADA)
    })

    it('the menu has what a tenant needs and nothing of the platform', async () => {
      await ada.open('/stores')
      const menu = ada.page.locator('nav').first()
      await menu.getByText('Stores', { exact: true }).waitFor()
      expect(await menu.getByText('Tenants', { exact: true }).filter({ visible: true }).count()).toBe(0)
      await ada.page.getByRole('cell', { name: 'Nordlicht Buch' }).waitFor()
      await remember()
    })

    it('the wizard makes a store that sells when nobody changes an answer', async () => {
      const { page } = ada
      await page.getByRole('button', { name: 'Create store' }).click()
      const steps = {
        name: 'What is it called?',
        region: 'Where does it sell?',
        theme: 'How does it look?',
        domain: 'Where is it reached?',
      }
      for (const [step, heading] of Object.entries(steps)) {
        await page.getByRole('heading', { name: heading }).waitFor()
        await ada.shoot(`wizard-${step}`)
        await remember()
        await page.getByRole('button', { name: 'Next' }).click()
      }
      await page.getByRole('heading', { name: 'Does this look right?' }).waitFor()
      await ada.shoot('wizard-review')
      await page.getByRole('dialog').getByRole('button', { name: 'Create store' }).click()
      await page.getByRole('heading', { name: /is open$/ }).waitFor()
      await ada.shoot('wizard-result')
      await remember()
      key = await page.getByTestId('publishable-key').innerText()
      expect(key).toMatch(/^pk_[0-9a-f]+$/)
      expect(key).not.toBe(nordlicht.publishableKey)
    })

    it('sells with the key that the wizard showed, on the tenant’s own host', async () => {
      const shop = nordlicht.anonymous.with({ 'x-publishable-api-key': key })
      const { products } = expectOk(
        await shop.get<{ products: { title: string; variants: { id: string }[] }[] }>('/store/products'),
      )
      expect(products.map(({ title }) => title)).toEqual(['Der Leuchtturm'])
      const { regions } = expectOk(await shop.get<{ regions: { id: string }[] }>('/store/regions'))
      const storefront = { ...nordlicht, store: shop, regionId: regions[0]!.id }
      const order = await placeOrder(storefront, products[0]!.variants[0]!.id, 'reader@example.com', 'de')
      expect(order).toMatchObject({ display_id: 1, total: 18 })
    })

    it('the store’s page shows what it has sold', async () => {
      const { page } = ada
      await page.getByRole('link', { name: 'Go to the store' }).click()
      await page.getByRole('heading', { name: 'Nordlicht Buch 2' }).waitFor()
      await ada.settle()
      await ada.shoot('store-detail')
      await remember()
      await page.getByRole('button', { name: 'Pause' }).click()
      await page.getByText('Pause Nordlicht Buch 2?').waitFor()
      await ada.shoot('store-pause')
      await page.getByRole('alertdialog').getByRole('button', { name: 'Pause' }).click()
      await page.getByRole('button', { name: 'Resume' }).waitFor()
      const shop = nordlicht.anonymous.with({ 'x-publishable-api-key': key })
      expect((await shop.get('/store/tenant-store')).status).toBe(403)
      await ada.open('/stores')
      await ada.shoot('stores')
      await remember()
    })

    it.each([
      ['tenant', '/tenant', 'Euro'],
      ['members', '/tenant/members', 'Owner'],
    ])('the page %s shows what is true of this tenant', async (name, path, text) => {
      await ada.open(path)
      await ada.page.getByText(text).first().waitFor()
      await ada.shoot(name)
      await remember()
    })

    it('the limits show what is used up, and what to do about it', async () => {
      const limit_overrides = {
        stores: 2,
        vendors: 25,
        products: 50,
        members: 5,
        api_requests_per_minute: 1_200,
      }
      expectOk(await backend.platform.post(`/admin/tenants/${nordlicht.id}/limits`, { limit_overrides }))
      await ada.open('/tenant/limits')
      await ada.page.getByText('2 of 2').waitFor()
      expect(await ada.page.getByText(/^Used up/).count()).toBe(1)
      await ada.shoot('limits')
      await remember()
    })

    it('a page of the platform says where to go instead', async () => {
      await ada.open('/tenants')
      await ada.page.getByText('this host is one tenant’s admin').waitFor()
      await remember()
    })

    it('saw no word and no id of the other tenant, on any page or in any answer', () => {
      const foreign = [
        sahara.id,
        sahara.salesChannelId,
        sahara.regionId,
        sahara.publishableKey,
        // The country Western Sahara is everybody's.
        'Sahara Spices',
        sahara.host,
        'Saffron',
      ]
      expect(ada.seen.answers.length).toBeGreaterThan(20)
      const found = foreign.filter(
        (word) =>
          texts.some((text) => text.includes(word)) ||
          ada.seen.answers.some(({ text }) => text.includes(word)),
      )
      expect(found).toEqual([])
    })

    it('left nothing on the console', () => {
      expect(ada.seen.problems).toEqual([])
    })
  })

  describe('of the platform', () => {
    let operator: Session

    beforeAll(async () => {
      operator = await signIn(browser, backend, 'localhost', OPERATOR)
    })

    it('lists the tenants, finds one by name and filters by status', async () => {
      const { page } = operator
      await operator.open('/tenants')
      await page.getByText('Sahara Spices').waitFor()
      const menu = page.locator('nav').first()
      expect(await menu.getByText('Stores', { exact: true }).isVisible()).toBe(false)
      await operator.shoot('tenants')
      await page.getByPlaceholder('Search', { exact: true }).fill('nordl')
      await page.getByText('Sahara Spices').waitFor({ state: 'detached' })
      await page.getByRole('cell', { name: /Nordlicht Buch/ }).click()
      await page.getByRole('heading', { name: 'Nordlicht Buch' }).waitFor()
      await page.getByText('Owner').waitFor()
      await operator.shoot('tenant-detail')
    })

    it('suspends a tenant with a reason, and resumes it', async () => {
      const { page } = operator
      await page.getByRole('button', { name: 'Suspend' }).click()
      const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Suspend' })
      expect(await confirm.isDisabled()).toBe(true)
      await page.getByLabel('Reason').fill('Unpaid since March')
      await operator.shoot('tenant-suspend')
      await confirm.click()
      // The question stays until the answer is there.
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await page.getByText('Unpaid since March').waitFor()
      expect((await nordlicht.store.get('/store/products')).status).toBe(403)
      await page.getByRole('button', { name: 'Resume' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Resume' }).click()
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      await page.getByRole('button', { name: 'Suspend' }).waitFor()
      expect((await nordlicht.store.get('/store/products')).status).toBe(200)
    })

    it('exports a tenant and shows how far it is, to the end', async () => {
      const { page } = operator
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByText('The export has begun').waitFor()
      await page.getByRole('link', { name: 'Download' }).waitFor()
      await operator.shoot('operations')
    })

    it('says at the field what is wrong with a new tenant', async () => {
      const { page } = operator
      await operator.open('/tenants')
      await page.getByRole('button', { name: 'Create tenant' }).click()
      await page.getByLabel('Name', { exact: true }).fill('Sahara again')
      await page.getByLabel('Handle').fill('sahara')
      await page.getByLabel('First admin’s e-mail').fill('not an address')
      await page.getByLabel('First admin’s password').fill('short')
      await page.getByRole('button', { name: 'Create', exact: true }).click()
      await page.getByRole('alert').first().waitFor()
      await operator.shoot('create-tenant')
      expect(await page.getByRole('alert').count()).toBe(2)
      await page.getByLabel('First admin’s e-mail').fill('admin@again.example')
      await page.getByLabel('First admin’s password').fill('a-long-password')
      await page.getByRole('button', { name: 'Create', exact: true }).click()
      await page
        .getByRole('alert')
        .getByText(/sahara/)
        .waitFor()
    })

    it('the switcher leads to a tenant’s own host', async () => {
      const { page } = operator
      await operator.open('/tenants')
      await page.getByRole('button', { name: 'Switch tenant' }).click()
      await page.getByRole('dialog').getByPlaceholder('Search').fill('sahara')
      await page.getByRole('link', { name: /Sahara Spices/ }).waitFor()
      await page.getByRole('link', { name: /Nordlicht/ }).waitFor({ state: 'detached' })
      await operator.shoot('switcher')
      await page.getByRole('link', { name: /Sahara Spices/ }).click()
      await page.waitForURL((url) => url.hostname === sahara.host && url.pathname.startsWith('/app'))
      // The platform's session opens no tenant: its own sign-in does.
      await page.getByPlaceholder('Email').waitFor()
    })

    it('left nothing on the console', () => {
      // The 400 and 409 of the refused form, and the 401 of the host that was switched to.
      const expected = /status of (400|409|401)/
      expect(operator.seen.problems.filter((problem) => !expected.test(problem))).toEqual([])
    })
  })
})
