import type { Browser, Page } from 'playwright-core'
import { describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { Market, type Order, type Seller } from '../marketplace/world'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { flawsOf, speak } from './language'
import { signIn, type Session } from './session'

describeWith('chromium')('the pages of the marketplace', () => {
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let market: Market
  let bakers: Seller
  let winery: Seller
  let order: Order
  let owner: Session
  let page: Page

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    tenant = await backend.provisionTenant('bazaar', { name: 'Bazaar' })
    market = new Market(backend, tenant)
    bakers = await market.seller('bakers', 4)
    winery = await market.seller('winery', 6)
    expectOk(
      await tenant.admin.post('/admin/commission-rules', {
        ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
      }),
    )
    const [bread, wine] = [await market.product(bakers, 3), await market.product(winery, 10)]
    order = await market.buy([
      [bread, 3],
      [wine, 1],
    ])
    await market.buy([[wine, 2]])
    browser = await launchBrowser()
    owner = await signIn(browser, backend, tenant.host, tenant.adminEmail)
    page = owner.page
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  const partOf = async ({ vendor }: Seller) =>
    (await market.vendorOrders(order.id)).find(({ vendor_id }) => vendor_id === vendor.id)!
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const confirm = (name: string) =>
    page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click()

  it('lists what each vendor has sold, and narrows it by vendor and number', async () => {
    await owner.open('/vendors/orders')
    await page
      .getByRole('row', { name: /bakers/ })
      .getByText('$13.00')
      .waitFor()
    expect(await page.getByRole('row', { name: /winery/ }).count()).toBe(2)
    await owner.shoot('vendor-orders')
    await page.getByPlaceholder('Search').fill((await partOf(bakers)).display_id)
    await page
      .getByRole('row', { name: /winery/ })
      .first()
      .waitFor({ state: 'detached' })
    expect(await page.getByRole('row', { name: /bakers/ }).count()).toBe(1)
  })

  it('shows the split on the page of the order, and leads to a vendor’s part', async () => {
    await owner.open(`/orders/${order.id}`)
    const row = page.getByRole('row', { name: /bakers/ })
    await row.getByText('$13.00').waitFor()
    await owner.shoot('order-vendors', { whole: true })
    await row.click()
    await page.getByText('10% of US$9.00 = US$0.90').waitFor()
    await owner.shoot('vendor-order', { whole: true })
  })

  it('goes from acceptance to the shopper’s door', async () => {
    await button('Accept').click()
    await confirm('Accept')
    await button('Pack').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('spinbutton').fill('4')
    await dialog.getByRole('button', { name: 'Pack', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await dialog.getByRole('spinbutton').fill('3')
    await dialog.getByRole('button', { name: 'Pack', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await button('Ship').click()
    await dialog.getByRole('textbox', { name: /^Tracking number/ }).fill('T-1')
    await dialog.getByRole('textbox', { name: /^Where it can/ }).fill('https://post.example/T-1')
    await dialog.getByRole('button', { name: 'Ship', exact: true }).click()
    await page.getByRole('link', { name: 'T-1' }).waitFor()
    await button('Delivered').click()
    await confirm('Delivered')
    await button('Complete').waitFor()
    expect((await partOf(bakers)).status).toBe('delivered')
    await owner.shoot('vendor-order-delivered', { whole: true })
  })

  it('rejects with a reason, which stays to be read', async () => {
    await owner.open(`/vendors/orders/${(await partOf(winery)).id}`)
    await button('Reject').click()
    const ask = page.getByRole('alertdialog')
    expect(await ask.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true)
    await ask.getByRole('textbox').fill('The cellar is flooded.')
    await confirm('Reject')
    // What is typed can be read before it is sent.
    await page.getByText('Rejected', { exact: true }).first().waitFor()
    await page.getByText('The cellar is flooded.').first().waitFor()
    expect((await partOf(winery)).status).toBe('rejected')
  })

  it('moves money by hand, shows it to the last cent, and takes it back', async () => {
    await owner.open('/vendors/ledger')
    await button('Adjust').click()
    const dialog = page.getByRole('dialog')
    const choose = async (field: string, option: string) => {
      await dialog.getByRole('combobox', { name: field }).click()
      await page.getByRole('option', { name: option }).click()
    }
    await choose('Vendor', 'bakers')
    await choose('Take from', 'Marketplace · Clearing')
    await choose('Give to', 'Vendor · Available')
    await dialog.getByRole('textbox', { name: 'Amount' }).fill('12.34')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('A welcome present')
    await owner.shoot('ledger-adjust')
    await dialog.getByRole('button', { name: 'Adjust' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByRole('row', { name: /bakers.*Available/ })
      .getByText('$12.34')
      .waitFor()
    await page
      .getByRole('row', { name: /Clearing/ })
      .getByText('-US$12.34')
      .waitFor()
    await owner.shoot('ledger-accounts')
    await page.getByRole('tab', { name: 'Money moves' }).click()
    await page.getByRole('row', { name: /A welcome present/ }).click()
    await dialog.getByText('-US$12.34').waitFor()
    await owner.shoot('ledger-move')
    await dialog.getByRole('button', { name: 'Reverse' }).click()
    await page.getByRole('alertdialog').getByRole('textbox').fill('It was meant for another')
    await confirm('Reverse')
    await dialog.getByText('Reversed by').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('row', { name: /It was meant for another/ }).waitFor()
  })

  it('saves what the filters leave', async () => {
    const saved = page.waitForEvent('download')
    await button('Export').click()
    expect((await saved).suggestedFilename()).toBe('ledger.csv')
  })

  it('reads from right to left in Arabic', async () => {
    await speak(owner, 'ar')
    const paths = [
      '/vendors',
      '/vendors/orders',
      `/vendors/orders/${(await partOf(bakers)).id}`,
      '/vendors/ledger',
    ]
    for (const path of paths) {
      await owner.open(path)
      expect([path, await flawsOf(owner)]).toEqual([path, []])
      await owner.shoot(`arabic${path.replace(/\W+/g, '-')}`, { whole: true })
    }
    await speak(owner, 'en')
  })

  it('did nothing that nobody should see', () => {
    // The browser tells of the answer that was asked for: more than there is.
    expect(owner.seen.problems.filter((problem) => !problem.includes('409 (Conflict)'))).toEqual([])
  })
})
