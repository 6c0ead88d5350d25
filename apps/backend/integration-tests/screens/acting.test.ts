import type { ActingSession, AuditLog } from '@cityos/contracts'
import { createProduct, describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { hire } from '../access/staff'
import { launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { flawsOf, speak } from './language'
import { signIn, type Session } from './session'

const BUILD_TIMEOUT_MS = 600_000
const OPERATOR = 'operator@platform.example'
const REASON = 'Ticket 4711: the chair has the wrong name'

/** What lies under the banner though somebody has to see it, or reaches beyond the window because of it. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const banner = document.querySelector('#cityos-acting')!.getBoundingClientRect()
    const shapes = 'nav, main, aside, header, h1, h2, button, a, input, [role="dialog"], [role="alertdialog"]'
    const wrong = Array.from(document.querySelectorAll<HTMLElement>(shapes))
      .filter((element) => !element.closest('#cityos-acting') && element.checkVisibility())
      .filter((element) => {
        const { top, bottom, height } = element.getBoundingClientRect()
        return height > 0 && top < banner.bottom - 0.5 && bottom > banner.top + 0.5
      })
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`)
    const scrolls = document.documentElement.scrollHeight > window.innerHeight
    return [...wrong, ...(scrolls ? ['the window scrolls'] : [])]
  })

describeWith('chromium')('acting in a tenant, on screen', () => {
  let backend: TestBackend
  let browser: Browser
  let acme: TestTenant
  let operator: Session

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    acme = await backend.provisionTenant('acme', { name: 'Acme Furniture' })
    await createProduct(acme, { title: 'Chiar', handle: 'chair', sku: 'AC-1' })
    browser = await launchBrowser()
    operator = await signIn(browser, backend, 'localhost', OPERATOR)
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  const banner = (page: Page) => page.locator('#cityos-acting')
  const openSessions = async () =>
    expectOk(
      await backend.platform.get<{ acting_sessions: ActingSession[] }>('/admin/acting-sessions?open=true'),
    ).acting_sessions

  it('asks why, and refuses what is no reason', async () => {
    const { page } = operator
    await operator.open('/tenants')
    await page
      .getByRole('row', { name: /Acme Furniture/ })
      .getByRole('button')
      .click()
    await page.getByRole('menuitem', { name: 'Act in this tenant' }).click()
    await page.getByLabel('Reason').fill('because')
    await page.getByRole('button', { name: 'Begin to act' }).click()
    await page.getByRole('alert').getByText('needs at least 10 characters').waitFor()
    await operator.shoot('acting-ask')
    expect(await openSessions()).toEqual([])
    await page.getByLabel('Reason').fill(REASON)
    await page.getByRole('button', { name: 'Begin to act' }).click()
    await banner(page).getByText('Acme Furniture').waitFor()
    expect(await openSessions()).toMatchObject([{ tenant_id: acme.id, reason: REASON, read_only: false }])
  })

  it('core’s own pages are the tenant’s, under a banner that covers nothing', async () => {
    const { page } = operator
    await operator.open('/products')
    await page.getByText('Chiar').waitFor()
    for (const part of ['Acme Furniture', REASON, 'min left']) {
      expect(await banner(page).innerText()).toContain(part)
    }
    await expectSoon(() => covered(page), [])
    await operator.shoot('acting-products')
    await operator.open('/orders')
    await expectSoon(() => covered(page), [])
    await operator.open('/settings/regions')
    await banner(page).getByText('Acme Furniture').waitFor()
    await expectSoon(() => covered(page), [])
    await operator.open('/nowhere-at-all')
    await banner(page).getByText('Acme Furniture').waitFor()
    await operator.open('/stores')
    await page.getByRole('cell', { name: 'Acme Furniture' }).waitFor()
  })

  it('is there also while the server says nothing about it', async () => {
    const { page } = operator
    await page.route('**/admin/scope', (route) => route.fulfill({ status: 503, json: {} }))
    await operator.open('/products')
    await page.getByText('Chiar').waitFor()
    await banner(page).getByText('Acting in a tenant').waitFor()
    await banner(page).getByRole('button', { name: 'Stop acting' }).waitFor()
    await expectSoon(() => covered(page), [])
    await page.unroute('**/admin/scope')
  })

  it('leaves core’s full windows their head and their foot', async () => {
    const { page } = operator
    await operator.open('/products/create')
    // By its text: core hides this window from roles, as if another were open above it.
    await page.getByText('Save as draft').first().waitFor()
    await operator.shoot('acting-create-product')
    await expectSoon(() => covered(page), [])
  })

  it('changes what the page shows, in the tenant', async () => {
    const { page } = operator
    const { products } = expectOk(await acme.admin.get<{ products: { id: string }[] }>('/admin/products'))
    await operator.open(`/products/${products[0]!.id}/edit`)
    await page.getByRole('dialog').getByLabel('Title', { exact: true }).fill('Chair')
    await expectSoon(() => covered(page), [])
    await operator.shoot('acting-edit-product')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Chair' }).waitFor()
    const { product } = expectOk(
      await acme.admin.get<{ product: { title: string } }>(`/admin/products/${products[0]!.id}`),
    )
    expect(product.title).toBe('Chair')
  })

  it('a link in a new tab goes on there; a tab of one’s own is the platform', async () => {
    const { page } = operator
    const { origin } = new URL(page.url())
    await operator.open('/products')
    const link = page.getByRole('link', { name: 'Orders' }).first()
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      link.click({ modifiers: ['ControlOrMeta'] }),
    ])
    await banner(beside).getByText('Acme Furniture').waitFor()
    await beside.close()
    const fresh = await page.context().newPage()
    await fresh.goto(`${origin}/app/tenants`)
    await fresh.getByRole('cell', { name: /Acme Furniture/ }).waitFor()
    await expectSoon(() => banner(fresh).count(), 0)
    await fresh.close()
  })

  it('the platform’s own pages say how to come back to them', async () => {
    const { page } = operator
    await operator.open('/tenants')
    await page.getByText('You act in Acme Furniture. Stop acting').waitFor()
    const menu = page.locator('nav').first()
    await expectSoon(() => menu.getByText('Tenants', { exact: true }).filter({ visible: true }).count(), 0)
    await operator.shoot('acting-platform-page')
  })

  it('runs from right to left in Arabic, and on a small window', async () => {
    const { page } = operator
    await speak(operator, 'ar')
    await operator.open('/products')
    await banner(page).getByText('إنهاء العمل').waitFor()
    expect([...(await flawsOf(operator)), ...(await covered(page))]).toEqual([])
    await operator.shoot('acting-products-ar')
    await page.setViewportSize({ width: 420, height: 800 })
    await operator.open('/products')
    await banner(page).getByText('إنهاء العمل').waitFor()
    await expectSoon(() => covered(page), [])
    await operator.shoot('acting-products-ar-small')
    await page.setViewportSize({ width: 1440, height: 900 })
    await speak(operator, 'en')
  })

  it('stops, and the platform is there again', async () => {
    const { page } = operator
    await operator.open('/products')
    await banner(page).getByRole('button', { name: 'Stop acting' }).click()
    await page.waitForURL((url) => url.pathname === `/app/tenants/${acme.id}`)
    await page.getByRole('heading', { name: 'Acme Furniture' }).waitFor()
    await operator.settle()
    await expectSoon(() => banner(page).count(), 0)
    expect(await openSessions()).toEqual([])
    await operator.shoot('acting-stopped')
    await operator.open('/products')
    await expectSoon(() => page.getByText('Chair').count(), 0)
  })

  it('ends with its time, in the middle of the work, and says so', async () => {
    const { page } = operator
    await operator.open(`/tenants/${acme.id}`)
    await page.getByRole('button', { name: 'Act in this tenant' }).click()
    await page.getByLabel('Reason').fill('Ticket 4712: something else')
    await page.getByRole('button', { name: 'Begin to act' }).click()
    await banner(page).getByText('Acme Furniture').waitFor()
    await operator.settle()
    await backend.sql((owner) =>
      owner.query(`update acting_session set expires_at = now() where ended_at is null`),
    )
    await page.getByRole('link', { name: 'Products' }).first().click()
    await page.waitForURL((url) => url.pathname === `/app/tenants/${acme.id}`)
    await banner(page).getByText('You no longer act in Acme Furniture').waitFor()
    await expectSoon(() => covered(page), [])
    await operator.shoot('acting-over')
    await banner(page).getByRole('button', { name: 'Close' }).click()
    await expectSoon(() => banner(page).count(), 0)
  })

  describe('the audit log', () => {
    let owner: Session
    beforeAll(async () => {
      owner = await signIn(browser, backend, acme.host, 'admin@acme.example')
    })

    it('shows the tenant who came, why, what they changed and that they left', async () => {
      const { page } = owner
      await owner.open('/audit-log')
      await page.getByText('Entered the tenant').first().waitFor()
      expect(await page.getByText('Left the tenant').count()).toBeGreaterThan(0)
      expect(await page.getByText(OPERATOR).count()).toBeGreaterThan(0)
      await owner.shoot('audit')
      const changed = page.getByRole('row', { name: /Changed product/ }).filter({ hasText: REASON })
      await changed.first().click()
      const drawer = page.getByRole('dialog')
      await drawer.getByText('Chiar').waitFor()
      await owner.settle()
      for (const part of [OPERATOR, REASON, 'Chiar', 'Chair', 'POST /admin/products/', 'Platform staff']) {
        expect(await drawer.innerText()).toContain(part)
      }
      await owner.shoot('audit-entry')
      await drawer.getByRole('button', { name: 'History of this row' }).first().click()
      await page.waitForURL((url) => url.searchParams.get('table') === 'product')
      await drawer.waitFor({ state: 'detached' })
      await expectSoon(() => page.getByRole('row', { name: /product/ }).count(), 2)
    })

    it('is narrowed by side, kind, outcome and time, paged, and exported', async () => {
      const { page } = owner
      await hire(backend, acme, ['viewer']).then(({ client }) => client.delete('/admin/products/prod_any'))
      await owner.open('/audit-log')
      const choose = async (label: string, option: string) => {
        await page.getByLabel(label, { exact: true }).click()
        await page.getByRole('option', { name: option }).click()
        await owner.settle()
      }
      await choose('Outcome', 'Denied')
      await page.getByText('product:delete').waitFor()
      await expectSoon(() => page.getByRole('row').count(), 2)
      await page.getByRole('button', { name: 'Clear filters' }).click()
      await choose('Side', 'The platform’s staff and services')
      await expectSoon(() => page.getByText('viewer@staff.example').count(), 0)
      await choose('Kind of entry', 'Request')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export' }).click(),
      ])
      const lines = (await readFile(await file.path(), 'utf8')).trim().split('\n')
      const entries = lines.map((line) => JSON.parse(line) as AuditLog)
      expect(entries.length).toBeGreaterThan(0)
      expect(
        entries.every(({ kind, actor }) => kind === 'request' && actor.home_tenant_id === 'platform'),
      ).toBe(true)
      await owner.open('/audit-log?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z')
      await page.getByText('Nothing matches').waitFor()
      await owner.shoot('audit-nothing')
      await owner.open('/audit-log')
      await page.getByRole('button', { name: 'Older' }).click()
      await expectSoon(() => page.getByRole('button', { name: 'Newer' }).isEnabled(), true)
    })

    it('runs from right to left in Arabic', async () => {
      const { page } = owner
      await speak(owner, 'ar')
      await owner.open('/audit-log')
      await page.getByText('دخل إلى المستأجر').first().waitFor()
      expect(await flawsOf(owner)).toEqual([])
      await owner.shoot('audit-ar')
      await page
        .getByRole('row', { name: /تغيّر product/ })
        .first()
        .click()
      await page.getByRole('dialog').getByText('Chiar').waitFor()
      await owner.settle()
      expect(await flawsOf(owner)).toEqual([])
      await owner.shoot('audit-entry-ar')
    })

    it('is everybody’s on the platform, and nobody’s who may not read it', async () => {
      const { page } = operator
      await operator.open('/audit-log')
      await page.getByRole('columnheader', { name: 'Tenant' }).waitFor()
      await page.getByRole('cell', { name: 'The platform' }).first().waitFor()
      await operator.shoot('audit-platform')
      await hire(backend, acme, ['editor'])
      const editor = await signIn(browser, backend, acme.host, 'editor@staff.example')
      await editor.open('/products')
      const menu = editor.page.locator('nav').first()
      await menu.getByText('Stores', { exact: true }).waitFor()
      await expectSoon(() => menu.getByText('Audit log').filter({ visible: true }).count(), 0)
      await editor.open('/audit-log')
      await editor.page.getByText('This needs the permission audit_log:read').waitFor()
      await expectSoon(() => editor.page.getByRole('button', { name: 'Export' }).count(), 0)
    })

    it('left nothing on the console', () => {
      // The refused reason, the request that found the session over, and the server that was away.
      const expected = /status of (400|403|503)/
      expect(operator.seen.problems.filter((problem) => !expected.test(problem))).toEqual([])
      expect(owner.seen.problems).toEqual([])
    })
  })
})
