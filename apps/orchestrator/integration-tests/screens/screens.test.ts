import { describeWith } from '@cityos/testing'
import type { Browser, Page } from 'playwright-core'
import { signedIn } from '../support/browser-session'
import { productId, seedDemo } from '../support/demo'
import { Medusa, post, written } from '../support/medusa'
import { productState } from '../support/states'
import { ACME, GLOBEX, World } from '../support/world'
import { launchBrowser, person, press, shoot } from './browser'
import { BUILD_TIMEOUT_MS, startScreens, type Screens } from './next-server'

describeWith('chromium')('the screens of the content admin', () => {
  let world: World
  let medusa: Medusa
  let screens: Screens
  let browser: Browser
  const problems: string[][] = []

  beforeAll(async () => {
    medusa = await Medusa.start()
    world = await World.start({ BACKEND_URL: medusa.url })
    await world.server.call('connect')
    await seedDemo(world)
    screens = await startScreens(world)
    browser = await launchBrowser()
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await screens?.stop()
    await world?.stop()
    await medusa?.stop()
  })

  async function member(
    roles: Record<string, string[]>,
    language: 'en' | 'ar' = 'en',
    name = 'Somebody',
  ): Promise<Page> {
    const memberships = Object.entries(roles).map(([tenant, own]) => ({ tenant, roles: own }))
    const { token } = await signedIn(world, { memberships, name })
    const opened = await person(browser, screens.url, { session: token, language })
    problems.push(opened.problems)
    return opened.page
  }
  const at = (path: string) => `${screens.url}/admin${path}`
  const idOf = async (table: string, where: string) =>
    (await world.sql<{ id: string }>(`select id from ${table} where ${where}`))[0]!.id

  it('a person signs in at Keycloak and is told whose content it is', async () => {
    const { page, problems: own } = await person(browser, screens.url)
    problems.push(own)
    await page.goto(at(''))
    await page.getByRole('link', { name: 'Continue with Keycloak' }).waitFor()
    await shoot(page, 'sign-in')
    await page.getByRole('link', { name: 'Continue with Keycloak' }).click()
    await page.getByRole('button', { name: /Ada Acme/ }).click()
    await page.waitForURL((url) => url.pathname === '/admin')
    await page.locator('.cityos-tenant strong').waitFor()
    expect(await page.locator('.cityos-tenant strong').innerText()).toBe('acme')
    await shoot(page, 'dashboard')
  })

  it('content goes through the whole workflow by its buttons, each shown to those who may', async () => {
    const id = await world
      .create(
        'product-content',
        { tenant: ACME, productId: 'prod_flow', title: 'Flow', stage: 'draft' },
        { draft: true },
      )
      .then((doc) => doc.id)
    const path = at(`/collections/product-content/${id}`)
    const [editor, reviewer] = await Promise.all([
      member({ [ACME]: ['editor'] }, 'en', 'Edith Editor'),
      member({ [ACME]: ['reviewer'] }, 'en', 'Rita Reviewer'),
    ])
    const panel = (page: Page) => page.locator('.cityos-workflow')
    const open = async (page: Page, stage: string) => {
      await page.goto(path)
      await panel(page).locator('.cityos-stage').getByText(stage, { exact: true }).waitFor()
      return panel(page).locator('.cityos-workflow__steps button').allInnerTexts()
    }
    const step = async (page: Page, button: string, stage: string) => {
      await panel(page).getByRole('button', { name: button, exact: true }).click()
      await panel(page).locator('.cityos-stage').getByText(stage, { exact: true }).waitFor()
    }
    expect(await open(reviewer, 'Draft')).toEqual([])
    expect(await open(editor, 'Draft')).toEqual(['Submit for review'])
    await step(editor, 'Submit for review', 'In review')
    expect(await open(editor, 'In review')).toEqual([])

    expect((await open(reviewer, 'In review')).sort()).toEqual(['Approve', 'Request changes'])
    await panel(reviewer).getByRole('button', { name: 'Request changes' }).click()
    await reviewer.getByText('Say what has to change.').first().waitFor()
    await panel(reviewer).locator('textarea').fill('Shorter, please.')
    await shoot(reviewer, 'workflow-review')
    await step(reviewer, 'Request changes', 'Changes requested')

    expect((await open(editor, 'Changes requested')).sort()).toEqual(['Back to draft', 'Submit again'])
    await panel(editor).getByText('Shorter, please.').waitFor()
    await editor.locator('#field-title').fill('Flow, shorter')
    await panel(editor).getByText('Save the draft first').waitFor()
    expect(await panel(editor).getByRole('button', { name: 'Submit again' }).isDisabled()).toBe(true)
    await editor.locator('#action-save-draft').click()
    await panel(editor).getByText('Save the draft first').waitFor({ state: 'detached' })
    await step(editor, 'Submit again', 'In review')

    await open(reviewer, 'In review')
    await step(reviewer, 'Approve', 'Approved')
    await step(reviewer, 'Publish', 'Published')
    await panel(reviewer).getByText('Rita Reviewer').first().waitFor()
    await shoot(reviewer, 'workflow-published')
    const shown = await world.at('acme.shops.test').get('/api/content/products/prod_flow')
    expect([shown.status, shown.text.includes('Flow, shorter')]).toEqual([200, true])
    expect(await open(editor, 'Published')).toEqual(['Begin a revision'])
    await step(editor, 'Begin a revision', 'Draft')
    expect(await editor.locator('#action-save').count()).toBe(0)
  })

  it('who works for two tenants chooses one, and stays there', async () => {
    const page = await member({ [ACME]: ['owner'], [GLOBEX]: ['owner'] })
    await page.goto(at('/collections/pages'))
    await page.getByRole('link', { name: 'Globex Outfitters' }).first().waitFor()
    expect(await page.getByText('Welcome to Acme City Market').count()).toBeGreaterThan(0)
    await press(page, page.locator('.cityos-tenant input'))
    await page.locator('.cityos-tenant').getByText('globex', { exact: true }).click()
    await page.locator(`.cityos-tenant[data-tenant="${GLOBEX}"]`).waitFor()
    for (const _ of ['after the choice', 'after a reload']) {
      await page.getByRole('link', { name: 'Globex Outfitters' }).first().waitFor()
      expect(await page.getByText('Welcome to Acme City Market').count()).toBe(0)
      await page.reload()
    }
    await page.locator(`.cityos-tenant[data-tenant="${GLOBEX}"]`).waitFor()
    await shoot(page, 'tenant-chosen')
    await page.goto(at('/collections/pages/create'))
    await page.locator('#field-tenant').getByText('globex').waitFor()
  })

  it('a draft is previewed beside its form, in both directions of writing', async () => {
    const page = await member({ [ACME]: ['editor'] })
    const id = await idOf('product_content', `product_id = '${productId('acme', 'canvas-bag')}'`)
    await page.goto(at(`/collections/product-content/${id}`))
    await press(page, page.locator('#live-preview-toggler'))
    const frame = page.frameLocator('#live-preview-iframe')
    await frame.getByRole('heading', { name: 'A bag for the whole week' }).waitFor()
    await frame.locator('img').first().waitFor()
    await shoot(page, 'preview-beside')
    const tab = `${screens.url}/api/content/preview/open?collection=product-content&id=${id}`
    await page.goto(tab)
    const loaded = await page
      .locator('figure img')
      .first()
      .evaluate(async (image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))
    expect(loaded).toBe(768)
    await page.getByRole('link', { name: 'العربية' }).click()
    await page.getByRole('heading', { name: 'حقيبة تكفي الأسبوع كله' }).waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('rtl')
    await shoot(page, 'preview-arabic')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await shoot(page, 'preview-phone')
  })

  it('everything is there from right to left in Arabic', async () => {
    const page = await member({ [ACME]: ['admin'] }, 'ar', 'ليلى')
    await page.goto(at('/collections/product-content'))
    await page.getByText('قيد المراجعة').first().waitFor()
    expect(await page.locator('html').getAttribute('dir')).toMatch(/^rtl$/i)
    await shoot(page, 'list-arabic')
    const id = await idOf('product_content', `product_id = '${productId('acme', 'canvas-bag')}'`)
    await page.goto(`${at(`/collections/product-content/${id}`)}?locale=ar`)
    await page.getByRole('button', { name: 'اعتماد', exact: true }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440)
    await shoot(page, 'workflow-arabic')
  })

  it('whoever runs a tenant sees how the bridge does, decides conflicts and tries again', async () => {
    const told = { tenant: ACME, entity: 'product', id: 'prod_torn', version: 4 }
    for (const title of ['City Shirt', 'Town Shirt'])
      await post(world.server.url, written({ ...told, state: productState({ title }) }))
    const work = async (name: string) => {
      while ((await world.server.call<number>('work', name)) > 0);
    }
    for (const name of ['apply', 'relay']) await work(name)
    const [dead] = await world.sql<{ id: string }>(
      `update sync_delivery set state = 'dead', attempts = 16 where id =
        (select id from sync_delivery where tenant_id = $1 and state = 'queued' order by id limit 1)
        returning message_uuid(id) as id`,
      [ACME],
    )
    const page = await member({ [ACME]: ['owner'] })
    await page.goto(at(''))
    const row = page.locator(`.cityos-sync tr[data-tenant="${ACME}"]`)
    await row.locator('.cityos-sync__bad').first().waitFor()
    expect(await row.locator('.cityos-sync__bad').allInnerTexts()).toEqual(['1', '1'])
    await shoot(page, 'sync-dashboard')
    await row.locator('.cityos-sync__bad a').last().click()
    // Payload writes the list's defaults into the address when it has come, which ends a step under way.
    await page.waitForURL(/[?&]limit=/)
    // Not the menu's link to all products.
    await press(page, page.locator('.collection-list table').getByRole('link').first())
    const panel = page.locator('section.cityos-sync')
    await panel.getByText('"Town Shirt"').waitFor()
    expect(await panel.locator('tbody tr').count()).toBe(1)
    await shoot(page, 'conflict')
    const colleague = await member({ [ACME]: ['editor'] })
    await colleague.goto(page.url())
    await colleague.locator('section.cityos-sync').getByText('"Town Shirt"').waitFor()
    expect(await colleague.locator('section.cityos-sync button').count()).toBe(0)
    await panel.getByRole('button', { name: 'Take theirs' }).click()
    await panel.getByText('Decided').waitFor()
    const shown = await world.member('owner').get<{ title: string }>('/api/products/prod_torn')
    expect(shown.body.title).toBe('Town Shirt')

    await page.goto(at(`/collections/sync-jobs/${dead!.id}`))
    await panel.getByRole('button', { name: 'Try again now' }).click()
    await panel.waitFor({ state: 'detached' })
    expect(await world.sql('select id from sync_delivery where state = $1', ['dead'])).toEqual([])
    await page.goto(at(`/collections/webhook-logs/${dead!.id}`))
    await page.getByRole('button', { name: 'Send again' }).waitFor()
    await shoot(page, 'delivery')
  })

  it('nothing went wrong on any page, and none asked another host', () => {
    expect(problems.flat()).toEqual([])
  })
})
