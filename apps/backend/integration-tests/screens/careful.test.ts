import type { Browser, Page } from 'playwright-core'
import type { Tenant, TenantStoreDetail } from '@cityos/contracts'
import { createProduct, describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { hire } from '../access/staff'
import { speak } from './language'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { signIn, type Session } from './session'

/** What a button that changes something says. */
const WRITES =
  /\b(create|edit|add|change|invite|activate|pause|resume|suspend|archive|delete|remove|primary|check|export|copy|purge|import|revoke)\b/i

const buttonsOf = async (page: Page) =>
  (await page.locator('main').getByRole('button').allInnerTexts()).filter((text) => WRITES.test(text))

describeWith('chromium')('screens that are careful', () => {
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let storeId: string
  let archivedId: string

  const stores = async () =>
    expectOk(
      await tenant.admin.get<{ tenant_stores: { id: string; name: string }[] }>(
        '/admin/tenant-stores?limit=100',
      ),
    ).tenant_stores
  const createStore = async (name: string) => {
    const answer = await tenant.admin.post<{ tenant_store: TenantStoreDetail }>('/admin/tenant-stores', {
      name,
    })
    return expectOk(answer).tenant_store
  }

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    tenant = await backend.provisionTenant('meridian', { name: 'Meridian', tier: 'enterprise' })
    storeId = (await stores())[0]!.id
    // One more than the count of stores would number the next one: a name that counting would choose again.
    const archived = await createStore('Meridian 3')
    archivedId = archived.id
    for (const verb of ['pause', 'archive']) {
      expectOk(await tenant.admin.post(`/admin/tenant-stores/${archivedId}/${verb}`))
    }
    browser = await launchBrowser()
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  describe('by what somebody may do', () => {
    const paths = () => ['/stores', `/stores/${storeId}`, '/tenant', '/tenant/members', '/tenant/limits']
    const writingButtons = async (session: Session, pages: string[]) => {
      const found: string[] = []
      for (const path of pages) {
        await session.open(path)
        found.push(...(await buttonsOf(session.page)))
      }
      return found
    }

    it('a viewer reads every page and sees no button that changes anything', async () => {
      await hire(backend, tenant, ['viewer'])
      const viewer = await signIn(browser, backend, tenant.host, 'viewer@staff.example')
      expect(await writingButtons(viewer, paths())).toEqual([])
      expect(await viewer.page.getByRole('alert').count()).toBe(0)
      await viewer.open('/stores?create')
      expect(await viewer.page.getByRole('dialog').count()).toBe(0)
      const owner = await signIn(browser, backend, tenant.host, 'admin@meridian.example')
      expect((await writingButtons(owner, paths())).length).toBeGreaterThan(4)
    })

    it('the platform’s support reads tenants and sees no button that changes anything', async () => {
      const platform = { id: 'platform', anonymous: backend.client('localhost') }
      await hire(backend, platform, ['platform_support'])
      const support = await signIn(browser, backend, 'localhost', 'platform_support@staff.example')
      const pages = ['/tenants', `/tenants/${tenant.id}`]
      expect(await writingButtons(support, pages)).toEqual([])
      await support.page.getByRole('link', { name: 'Open its admin' }).waitFor()
      const operator = await signIn(browser, backend, 'localhost', 'operator@platform.example')
      expect((await writingButtons(operator, pages)).length).toBeGreaterThan(4)
    })
  })

  describe('of a tenant', () => {
    let owner: Session
    let page: Page

    beforeAll(async () => {
      owner = await signIn(browser, backend, tenant.host, 'admin@meridian.example')
      page = owner.page
    })

    it('a list that cannot be read says why, and is read again on demand', async () => {
      const lists = '**/admin/tenant-stores?*'
      await page.route(lists, (route) => route.abort('connectionrefused'))
      await owner.open('/stores')
      await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
      await owner.shoot('failure-list')
      await page.unroute(lists)
      await page.route(lists, (route) =>
        route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
      )
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('alert').getByText('answered in its place (502)').waitFor()
      await page.unroute(lists)
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('cell', { name: 'Meridian', exact: true }).waitFor()
    })

    it('a page whose host is unknown to it says so, instead of loading for ever', async () => {
      await page.route('**/admin/scope', (route) => route.abort('connectionrefused'))
      await owner.open('/stores')
      await page.getByRole('alert').getByText('The server cannot be reached').waitFor()
      await page.unroute('**/admin/scope')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('cell', { name: 'Meridian', exact: true }).waitFor()
    })

    it('an answer that does not come is given up', async () => {
      await page.clock.install()
      await page.route('**/admin/tenant/usage', () => undefined)
      await page.goto(page.url().replace(/\/app\/.*/, '/app/tenant/limits'))
      await page.locator('main [aria-busy="true"]').first().waitFor()
      // Once more by itself, a moment after the first: whoever is away is often only slow.
      for (let round = 0; round < 3; round++) await page.clock.runFor(31_000)
      await page.getByText('takes too long to answer').waitFor()
      await page.unroute('**/admin/tenant/usage')
      await page.clock.resume()
    })

    it('a drawer keeps what was typed when the connection breaks, and sends what was changed', async () => {
      const languages = { locales: ['de-DE', 'en-GB'], default_locale: 'en-GB' }
      expectOk(await tenant.admin.post('/admin/tenant', languages))
      const sent: unknown[] = []
      let broken = true
      await page.route('**/admin/tenant', (route) => {
        if (route.request().method() !== 'POST') return route.continue()
        sent.push(route.request().postDataJSON())
        return broken ? route.abort('connectionreset') : route.continue()
      })
      await owner.open('/tenant')
      await page.getByRole('button', { name: 'Edit' }).last().click()
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Meridian Maps')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('alert').getByText('The connection to the server broke').waitFor()
      await owner.shoot('failure-drawer')
      expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
        'Meridian Maps',
      )
      broken = false
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { name: 'Meridian Maps' }).waitFor()
      expect(sent).toEqual([{ name: 'Meridian Maps' }, { name: 'Meridian Maps' }])
      const { tenant: now } = expectOk(await tenant.admin.get<{ tenant: Tenant }>('/admin/tenant'))
      expect(now).toMatchObject({ name: 'Meridian Maps', ...languages })
      await page.unroute('**/admin/tenant')
      expectOk(await tenant.admin.post('/admin/tenant', { name: 'Meridian' }))
    })

    it('a store that is refused its next step keeps its question open and says why', async () => {
      await page.route('**/pause', (route) => route.abort('connectionreset'))
      await owner.open(`/stores/${storeId}`)
      await page.getByRole('button', { name: 'Pause' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Pause' }).click()
      await page.getByRole('alert').getByText('The connection to the server broke').waitFor()
      await page.unroute('**/pause')
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    })

    it('an archived store cannot be edited', async () => {
      await owner.open(`/stores/${archivedId}`)
      await page.getByRole('heading', { name: 'Meridian 3' }).waitFor()
      expect(await page.getByRole('button', { name: 'Edit' }).count()).toBe(0)
    })

    it('the wizard makes one store when its answer gets lost, and says what is left before it sells', async () => {
      const before = (await stores()).length
      let posts = 0
      await page.route('**/admin/tenant-stores', async (route) => {
        if (route.request().method() !== 'POST') return route.continue()
        posts += 1
        // The request arrives; its answer does not.
        expectOk(await tenant.admin.post('/admin/tenant-stores', route.request().postDataJSON()))
        return route.abort('connectionreset')
      })
      await owner.open('/stores?create')
      expect(await page.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Meridian 2')
      await page.getByRole('tab', { name: 'Review' }).click()
      const create = page.getByRole('dialog').getByRole('button', { name: 'Create store' })
      await create.click()
      await page.getByRole('alert').getByText('The connection to the server broke').waitFor()
      await owner.shoot('failure-wizard')
      expect(await stores()).toHaveLength(before + 1)
      await create.click()
      await page.getByRole('heading', { name: 'Meridian 2 is open' }).waitFor()
      await owner.shoot('wizard-left')
      expect([(await stores()).length, posts]).toEqual([before + 1, 1])
      await page.unroute('**/admin/tenant-stores')
      await page.getByRole('note', { name: 'Before anybody can buy here' }).waitFor()
      await page.getByText('Give it products').waitFor()
      expect(await page.getByText('from this moment').count()).toBe(0)
    })

    it('a store whose products have prices says that shoppers see them', async () => {
      await createProduct(tenant)
      await owner.open('/stores?create')
      await page.getByRole('tab', { name: 'Review' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Create store' }).click()
      await page.getByText('from this moment').waitFor()
      expect(await page.getByRole('note').count()).toBe(0)
    })

    it('a handle that a store has is said at the first step', async () => {
      await owner.open('/stores?create')
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Meridian 3')
      await page.getByRole('alert').getByText('You have a store with this handle').waitFor()
      expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
      await page.getByRole('textbox', { name: 'Handle' }).fill('meridian-three')
      expect(await page.getByRole('button', { name: 'Next' }).isEnabled()).toBe(true)
    })

    it('a plan without room says so at the first step', async () => {
      // The archived one takes no place.
      const limit_overrides = { stores: (await stores()).length - 1 }
      expectOk(await backend.platform.post(`/admin/tenants/${tenant.id}/limits`, { limit_overrides }))
      await owner.open('/stores?create')
      await page.getByRole('alert').getByText('All stores of your plan are taken').waitFor()
      await owner.shoot('wizard-full')
      expect(await page.getByRole('button', { name: 'Next' }).isDisabled()).toBe(true)
      expectOk(await backend.platform.post(`/admin/tenants/${tenant.id}/limits`, { limit_overrides: null }))
    })

    it('speaks Arabic from right to left', async () => {
      await speak(owner, 'ar')
      await owner.open('/stores')
      await page.getByRole('heading', { name: 'المتاجر' }).waitFor()
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      await page.getByRole('button', { name: 'إنشاء متجر' }).waitFor()
      await owner.shoot('ar-stores')
      const pages = { store: `/stores/${storeId}`, tenant: '/tenant', members: '/tenant/members' }
      for (const [name, path] of Object.entries({ ...pages, limits: '/tenant/limits' })) {
        await owner.open(path)
        await owner.shoot(`ar-${name}`)
      }
      await owner.open('/stores?create')
      for (const step of ['name', 'region', 'theme', 'domain']) {
        await owner.shoot(`ar-wizard-${step}`)
        await page.getByRole('button', { name: 'التالي' }).click()
      }
      await owner.shoot('ar-wizard-review')
      await speak(owner, 'en')
    })
  })

  describe('of the platform', () => {
    let operator: Session
    let page: Page

    beforeAll(async () => {
      await backend.provisionTenant('almond', { name: 'Almond' })
      const closed = await backend.provisionTenant('closed', { name: 'Closed House' })
      expectOk(await backend.platform.post(`/admin/tenants/${closed.id}/suspend`, { reason: 'Unpaid' }))
      operator = await signIn(browser, backend, 'localhost', 'operator@platform.example')
      page = operator.page
    })

    it('has the platform’s own name, not that of the engine', async () => {
      await operator.open('/tenants')
      await page.getByText('CityOS platform').first().waitFor()
      expect(await page.locator('body').innerText()).not.toContain('Medusa')
    })

    it('the list reads tenants and what they use with one request', async () => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      await operator.open('/tenants')
      await page
        .getByText(/^Stores \d+ %$|^unlimited$/)
        .first()
        .waitFor()
      expect(asked.filter((path) => path === '/admin/tenants')).toHaveLength(1)
      expect(asked.filter((path) => path.endsWith('/usage'))).toEqual([])
    })

    it('the switcher’s Enter opens nothing that answers an earlier search', async () => {
      let release: () => void = () => undefined
      const held = new Promise<void>((resolve) => (release = resolve))
      await page.route(/\/admin\/tenants\?.*q=meridian/, async (route) => {
        await held
        await route.continue()
      })
      await operator.open('/tenants')
      await page.getByRole('button', { name: 'Switch tenant' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('link', { name: /Almond/ }).waitFor()
      await dialog.getByPlaceholder('Search').fill('meridian')
      await dialog.getByPlaceholder('Search').press('Enter')
      await dialog.getByText('Searching…').waitFor()
      await page.waitForTimeout(300)
      expect(new URL(page.url()).hostname).toBe('localhost')
      release()
      await dialog.getByRole('link', { name: /Almond/ }).waitFor({ state: 'detached' })
      await dialog.getByPlaceholder('Search').press('Enter')
      await page.waitForURL((url) => url.hostname === tenant.host)
    })

    it('the switcher leads to the page of a tenant whose admin is closed', async () => {
      await operator.open('/tenants')
      await page.getByRole('button', { name: 'Switch tenant' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByPlaceholder('Search').fill('closed')
      await dialog.getByText('its page opens here instead').waitFor()
      await operator.shoot('switcher-closed')
      await dialog.getByRole('link', { name: /Closed House.*Suspended/s }).click()
      await page.getByRole('heading', { name: 'Closed House' }).waitFor()
      expect(new URL(page.url()).hostname).toBe('localhost')
    })
  })
})
