import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import {
  ID_PREFIXES,
  newId,
  type MarketplaceStats,
  type ProductApproval,
  type Vendor,
  type VendorOrder,
} from '@cityos/contracts'
import { describeWith, expectOk, type TestBackend, type TestTenant } from '@cityos/testing'
import { hire } from '../access/staff'
import { Market, type Order, type Seller, type Sold } from '../marketplace/world'
import { upload } from '../vendors/upload'
import { VendorWorld } from '../vendors/world'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { flawsOf, speak } from './language'
import { returnAndDisputeScreens } from './returns-and-disputes'
import { signIn, type Session } from './session'

const MONEY = join(__dirname, '../fixtures/marketplace-life.ts')
const COMPARISONS = join(__dirname, '../fixtures/payouts.ts')

/** What a button that changes something says. */
const WRITES =
  /^(Add|Accept|Adjust|Approve|Archive|Cancel|Capture|Compare|Edit|Export|Hold|Invite|Let|Make|Mark|It was|Pack|Receive|Refund|Reject|Release|Remove|Resolve|Resume|Set up|Submit|Suspend|Take|Upload|Write)\b/

describeWith('chromium')('the pages of the marketplace', () => {
  let world: VendorWorld
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let market: Market
  let bakers: Seller
  let winery: Seller
  let bread: Sold
  let order: Order
  let owner: Session
  let page: Page

  beforeAll(async () => {
    world = await VendorWorld.start({}, { admin: true })
    ;({ backend, acme: tenant } = world)
    market = new Market(backend, tenant)
    bakers = await market.seller('bakers', 4)
    winery = await market.seller('winery', 6)
    const rule = { name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } }
    expectOk(await tenant.admin.post('/admin/commission-rules', rule))
    bread = await market.product(bakers, 3)
    const wine = await market.product(winery, 10)
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
    await world?.stop()
  })

  const partOf = async ({ vendor }: Seller) =>
    (await market.vendorOrders(order.id)).find(({ vendor_id }) => vendor_id === vendor.id)!
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = () => page.getByRole('dialog')
  const question = () => page.getByRole('alertdialog')
  const confirm = async (verb: string, reason?: string) => {
    if (reason) await question().getByRole('textbox').last().fill(reason)
    await question().getByRole('button', { name: verb, exact: true }).click()
    await question().waitFor({ state: 'detached' })
  }
  const save = async (verb: string) => {
    await dialog().getByRole('button', { name: verb, exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
  }
  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const pick = async (field: RegExp, text: string, name: string) => {
    await page.getByRole('searchbox', { name: field }).fill(text)
    await button(name).click()
  }

  describe('vendor orders', () => {
    it('lists what each vendor has sold, and narrows it by number and status', async () => {
      await owner.open('/vendors/orders')
      await page
        .getByRole('row', { name: /bakers/ })
        .getByText('US$13.00')
        .waitFor()
      expect(await page.getByRole('row', { name: /winery/ }).count()).toBe(2)
      await owner.shoot('vendor-orders')
      await page.getByPlaceholder('Search').fill((await partOf(bakers)).display_id)
      await expectSoon(() => page.getByRole('row', { name: /winery/ }).count(), 0)
      expect(await page.getByRole('row', { name: /bakers/ }).count()).toBe(1)
    })

    it('shows the split on the page of the order, and leads to a vendor’s part', async () => {
      await owner.open(`/orders/${order.id}`)
      const row = page.getByRole('row', { name: /bakers/ })
      await row.getByText('US$13.00').waitFor()
      await owner.shoot('order-vendors', { whole: true })
      await row.click()
      // Which rule was applied, and what it came to.
      await page.getByText(/10% of .US\$9\.00. = .US\$0\.90/).waitFor()
      await owner.shoot('vendor-order', { whole: true })
    })

    it('goes from acceptance to the shopper’s door', async () => {
      await button('Accept').click()
      await confirm('Accept')
      await button('Pack').click()
      await dialog().getByRole('spinbutton').fill('4')
      await dialog().getByRole('button', { name: 'Pack', exact: true }).click()
      await dialog().getByRole('alert').waitFor()
      await dialog().getByRole('spinbutton').fill('3')
      await save('Pack')
      await button('Ship').click()
      await dialog()
        .getByRole('textbox', { name: /^Tracking number/ })
        .fill('T-1')
      await dialog()
        .getByRole('textbox', { name: /^Where it can/ })
        .fill('https://post.example/T-1')
      await save('Ship')
      expect(await page.getByRole('link', { name: 'T-1' }).getAttribute('href')).toBe(
        'https://post.example/T-1',
      )
      await button('Delivered').click()
      await confirm('Delivered')
      await button('Complete').waitFor()
      expect((await partOf(bakers)).status).toBe('delivered')
    })

    it('captures and gives back within the vendor’s share, and the ledger tells of it', async () => {
      await button('Capture').click()
      await dialog().getByRole('textbox', { name: 'Amount' }).fill('13.01')
      await dialog().getByRole('button', { name: 'Capture', exact: true }).click()
      await dialog().getByRole('alert').waitFor()
      await dialog().getByRole('textbox', { name: 'Amount' }).fill('13')
      await save('Capture')
      await button('Refund').click()
      await dialog().getByRole('textbox', { name: 'Amount' }).fill('3')
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('A loaf was burnt.')
      await save('Refund')
      const moves = () =>
        tenant.admin.get<{ ledger_transactions: { kind: string }[] }>('/admin/ledger/transactions')
      const kinds = async () =>
        expectOk(await moves())
          .ledger_transactions.map(({ kind }) => kind)
          .sort()
      await expectSoon(kinds, ['capture', 'refund'])
      await page.reload()
      await page.getByRole('row', { name: /Payment captured/ }).waitFor()
      await page.getByRole('row', { name: /^Refund/ }).waitFor()
      await owner.shoot('vendor-order-paid', { whole: true })
    })

    it('keeps the vendor’s money back, lets it go on, and releases it early, each for a reason', async () => {
      await page.getByText('Waits for its hold').waitFor()
      await button('Hold the money').click()
      await confirm('Hold the money', 'The shopper asks.')
      await page.getByText('The shopper asks.').waitFor()
      expect(await button('Release early').count()).toBe(0)
      await owner.shoot('vendor-order-held', { whole: true })
      await button('Resume').click()
      await confirm('Resume', 'It was found.')
      await button('Release early').click()
      await question().getByRole('checkbox', { name: 'Nothing stays in reserve' }).click()
      await confirm('Release early', 'An old friend.')
      await page.getByText('Released', { exact: true }).first().waitFor()
      const path = `/admin/vendor-orders/${(await partOf(bakers)).id}`
      const read = await tenant.admin.get<{ vendor_order: VendorOrder }>(path)
      expect(expectOk(read).vendor_order.released_at).not.toBeNull()
      await page.getByRole('row', { name: /Released to the vendor/ }).waitFor()
    })

    it('rejects with a reason, which stays to be read', async () => {
      await owner.open(`/vendors/orders/${(await partOf(winery)).id}`)
      await button('Reject').click()
      expect(await question().getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true)
      await confirm('Reject', 'The cellar is flooded.')
      await page.getByText('The cellar is flooded.').first().waitFor()
      await expectSoon(async () => (await partOf(winery)).status, 'rejected')
    })
  })

  describe('what comes back', () =>
    returnAndDisputeScreens(() => ({
      ...{ owner, tenant },
      vendorOrderId: async () => (await partOf(bakers)).id,
    })))

  describe('commissions', () => {
    it('makes a rule for a vendor, and says at its field what is no rate', async () => {
      await owner.open('/vendors/commissions')
      await page
        .getByRole('row', { name: /Ten percent/ })
        .getByText('Everything')
        .waitFor()
      await button('Add a rule').click()
      await dialog().getByRole('textbox', { name: 'Name' }).fill('Bakers pay less')
      await dialog().getByRole('textbox', { name: 'Rate' }).fill('8.055')
      await dialog().getByRole('button', { name: 'Add a rule' }).click()
      await dialog().getByText('Not a number that fits here').waitFor()
      await dialog().getByRole('textbox', { name: 'Rate' }).fill('8.05')
      expect(await dialog().getByRole('alert').count()).toBe(0)
      await pick(/^Vendor/, 'bak', 'bakers')
      await owner.shoot('commission-rule-add')
      await save('Add a rule')
      await page
        .getByRole('row', { name: /Bakers pay less/ })
        .getByText('8.05%')
        .waitFor()
      await owner.shoot('commission-rules')
    })

    it('changes it into a new version, and shows both beside each other', async () => {
      await page.getByText('Bakers pay less').click()
      await button('Edit').click()
      await dialog().getByText('Saving makes version 2').waitFor()
      await dialog().getByRole('textbox', { name: 'Rate' }).fill('7.5')
      await save('Save as a new version')
      const marked = page.getByTitle('New in this version')
      await marked.getByText('7.5%').waitFor()
      expect(await marked.count()).toBe(1)
      await page.getByRole('cell', { name: '8.05%' }).waitFor()
      await owner.shoot('commission-versions', { whole: true })
    })

    it('says in words which rule a sale would be charged by, and why', async () => {
      await owner.open('/vendors/commissions')
      await page.getByRole('tab', { name: 'Try it' }).click()
      await pick(/^Vendor/, 'bak', 'bakers')
      await page.getByRole('textbox', { name: /^Amount/ }).fill('120')
      await button('Compute').click()
      await page.getByText(/7\.5% of .US\$120\.00. = .US\$9\.00/).waitFor()
      await page
        .getByRole('row', { name: /Ten percent/ })
        .getByText('Bakers pay less is more specific.')
        .waitFor()
      await page
        .getByRole('row', { name: /Bakers pay less/ })
        .getByText('Won')
        .waitFor()
      await owner.shoot('commission-simulator')
    })

    it('changes what holds for all, and archives a rule', async () => {
      await page.getByRole('tab', { name: 'Settings' }).click()
      await button('Edit').click()
      await dialog().getByRole('textbox', { name: /^Tax/ }).fill('19')
      await save('Save')
      await page.getByText('19%').waitFor()
      await page.getByRole('tab', { name: 'Rules' }).click()
      await page.getByText('Ten percent').click()
      await button('Archive').click()
      await confirm('Archive')
      await page.getByRole('row', { name: /Bakers pay less/ }).waitFor()
      await expectSoon(() => page.getByRole('row', { name: /Ten percent/ }).count(), 0)
    })
  })

  describe('the ledger', () => {
    it('moves money by hand, shows it to the last cent, and takes it back', async () => {
      await owner.open('/vendors/ledger')
      await button('Adjust').click()
      await pick(/^Vendor/, 'win', 'winery')
      await choose('Take from', 'Marketplace · Commission')
      await choose('Give to', 'Vendor · Available')
      await dialog().getByRole('textbox', { name: 'Amount' }).fill('0.34')
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('A welcome present')
      await owner.shoot('ledger-adjust')
      await save('Adjust')
      await page
        .getByRole('row', { name: /winery.*Available/ })
        .getByText('US$0.34')
        .waitFor()
      await owner.shoot('ledger-accounts')
      await page.getByRole('tab', { name: 'Money moves' }).click()
      await page.getByRole('row', { name: /A welcome present/ }).click()
      await dialog().getByText('-US$0.34').waitFor()
      await owner.shoot('ledger-move')
      await dialog().getByRole('button', { name: 'Reverse' }).click()
      await confirm('Reverse', 'It was meant for another')
      await dialog().getByText('Reversed by').waitFor()
      await dialog().getByRole('button', { name: 'Close' }).last().click()
      await page.getByRole('row', { name: /It was meant for another/ }).waitFor()
    })

    it('is narrowed to a vendor, and saved as it is narrowed', async () => {
      await pick(/^Vendor/, 'bak', 'bakers')
      await expectSoon(() => page.getByRole('row', { name: /A welcome present/ }).count(), 0)
      await page.getByRole('row', { name: /Payment captured/ }).waitFor()
      const asked = page.waitForRequest((request) => request.url().includes('/entries/export'))
      const saved = page.waitForEvent('download')
      await button('Export').click()
      expect((await asked).url()).toContain(`vendor_id=${bakers.vendor.id}`)
      expect((await saved).suggestedFilename()).toBe('ledger.csv')
    })
  })

  describe('vendors', () => {
    const florist = () => world.person(tenant, 'owner@florists.example')
    let florists: Vendor

    it('are asked for papers', async () => {
      await owner.open('/vendors/onboarding')
      await page.getByText('Nothing is asked of vendors').waitFor()
      await button('Add a requirement').click()
      await dialog().getByRole('textbox', { name: 'What', exact: true }).fill('Trade licence')
      await dialog().getByRole('checkbox', { name: 'The paper has a last day' }).click()
      await save('Save')
      await page.getByRole('row', { name: /trade-licence/ }).waitFor()
      await owner.shoot('vendor-requirements')
    })

    it('are made, and their papers accepted', async () => {
      await owner.open('/vendors')
      await button('Add a vendor').click()
      await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Florists')
      await dialog().getByRole('textbox', { name: 'The owner’s e-mail' }).fill('owner@florists.example')
      await save('Add a vendor')
      await page.getByText('0 of 1 required things are done.').waitFor()
      const found = await tenant.admin.get<{ vendors: Vendor[] }>('/admin/vendors?q=florists')
      florists = expectOk(found).vendors[0]!
      expect(florists.handle).toBe('florists')
      const asked = await tenant.admin.get<{ requirements: { id: string }[] }>('/admin/vendor-requirements')
      const query = new URLSearchParams({
        ...{ requirement_id: expectOk(asked).requirements[0]!.id, file_name: 'licence.pdf' },
        expires_on: '2090-03-31',
      })
      expect((await upload(florist(), String(query))).status).toBe(201)
      await page.reload()
      const row = page.getByRole('row', { name: /licence\.pdf/ })
      await row.getByText('31 Mar 2090').waitFor()
      await row.getByRole('button', { name: 'Accept' }).click()
      await confirm('Accept')
      await page.getByText('1 of 1 required things are done.').waitFor()
      await owner.shoot('vendor-onboarding', { whole: true })
    })

    it('are submitted, verified and approved, and the history says so', async () => {
      await button('Submit').click()
      await confirm('Submit')
      await button('Approve').click()
      // Nobody has said yet that it is who it says it is: that takes a reason.
      await question().getByText('the identity is not verified').waitFor()
      expect(await question().getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true)
      await question().getByRole('button', { name: 'Cancel' }).click()
      await button('Verify').click()
      await confirm('Verify')
      await button('Approve').click()
      await confirm('Approve')
      await button('Suspend').waitFor()
      await page.getByText('Waits for approval → Approved').waitFor()
      await owner.shoot('vendor-approved', { whole: true })
    })

    it('propose products, of which one comes back with a reason and one is let in', async () => {
      const propose = async (title: string) => {
        const made = await florist().post<{ product: { id: string } }>('/vendor/products', {
          title,
          options: [{ title: 'Size', values: ['One'] }],
          variants: [
            {
              ...{ title: 'One', options: { Size: 'One' }, manage_inventory: false },
              prices: [{ currency_code: 'usd', amount_minor: 1250 }],
            },
          ],
        })
        const { product } = expectOk(made)
        expectOk(await florist().post(`/vendor/products/${product.id}/submit`))
      }
      await propose('Roses')
      await propose('Thistles')
      await owner.open('/vendors/approvals')
      await page.getByRole('cell', { name: 'Thistles' }).click()
      await dialog().getByRole('button', { name: 'Reject' }).click()
      await question().getByRole('textbox').fill('They prick.')
      await question().getByRole('button', { name: 'Reject' }).click()
      await dialog().waitFor({ state: 'detached' })
      await page.getByRole('cell', { name: 'Roses' }).click()
      await owner.shoot('product-approval')
      await save('Approve')
      await page.getByText('Nothing waits for you').waitFor()
      const read = async (status: string) => {
        const path = `/admin/product-approvals?status=${status}`
        const answer = await tenant.admin.get<{ product_approvals: ProductApproval[] }>(path)
        return expectOk(answer).product_approvals.map(({ product_title, reason }) => [product_title, reason])
      }
      expect(await read('approved')).toEqual([['Roses', null]])
      expect(await read('rejected')).toEqual([['Thistles', 'They prick.']])
    })

    it('are suspended with a reason, and invite and lose people', async () => {
      await owner.open(`/vendors/${florists.id}`)
      await button('Invite').click()
      await dialog().getByRole('textbox', { name: 'E-mail' }).fill('gardener@florists.example')
      await save('Invite')
      const row = page.getByRole('row', { name: /gardener@florists\.example/ })
      await row.getByRole('button', { name: 'Edit' }).click()
      await choose('Role', 'Staff')
      await save('Save')
      await row.getByText('Staff').waitFor()
      const [statement] = await Promise.all([page.waitForEvent('download'), button('Download CSV').click()])
      expect(statement.suggestedFilename()).toMatch(/^statement-\w{3}-.*\.csv$/)
      await row.getByRole('button', { name: 'Remove' }).click()
      await confirm('Remove')
      await expectSoon(() => row.count(), 0)
      await button('Suspend').click()
      await confirm('Suspend', 'Orders are not shipped.')
      await page.getByText('Orders are not shipped.').first().waitFor()
      await button('Reinstate').waitFor()
    })
  })

  describe('payouts', () => {
    const rowOf = (name: RegExp) => page.getByRole('row', { name })
    const tab = (name: string) => page.getByRole('tab', { name, exact: true }).click()
    const field = (name: RegExp) => dialog().getByRole('textbox', { name })
    const approve = ({ vendor }: Seller) =>
      backend.sql((sql) =>
        sql.query(`update vendor set status = 'approved', kyc_status = 'verified' where id = $1`, [
          vendor.id,
        ]),
      )
    const earn = async ({ vendor }: Seller, amount_minor: number, currency_code = 'usd') =>
      expectOk(
        await tenant.admin.post('/admin/ledger/adjustments', {
          from: { kind: 'commission_revenue', owner_id: 'platform' },
          to: { kind: 'available', owner_id: vendor.id },
          ...{ amount_minor, currency_code, reason: 'Of before.' },
          idempotency_key: `earned ${vendor.handle} ${amount_minor} ${currency_code}`,
        }),
      )
    const send = () => backend.run(MONEY, 'runJob', 'executePayouts')
    const make = async () => {
      await button('Make payouts now').click()
      await dialog().getByRole('button', { name: 'Make payouts now' }).click()
      await dialog()
        .getByText(/^Payouts made: /)
        .waitFor()
    }
    const close = async () => {
      await dialog().getByRole('button', { name: 'Close' }).last().click()
      await dialog().waitFor({ state: 'detached' })
    }

    it('are made when somebody says so, and who is left out is told why', async () => {
      await approve(bakers)
      await earn(bakers, 12_050)
      await earn(winery, 4_000)
      await owner.open('/vendors/payouts')
      await page.getByText('No payouts yet').waitFor()
      await make()
      await dialog().getByText('Payouts made: 1').waitFor()
      await dialog()
        .getByRole('row', { name: /winery/ })
        .getByText('Nobody has verified who the vendor is.')
        .waitFor()
      await owner.shoot('payouts-made')
      await close()
      await rowOf(/bakers.*US\$/).waitFor()
    })

    it('are held for a reason and released', async () => {
      await rowOf(/bakers/).click()
      await button('Hold').click()
      await confirm('Hold', 'The vendor asked us to wait.')
      await page.getByText('Somebody of yours holds it.').waitFor()
      await page.getByText('The vendor asked us to wait.').waitFor()
      await owner.shoot('payout-held')
      await button('Release').click()
      await confirm('Release')
      await page.getByText('Waits to be sent').waitFor()
    })

    it('tell of each attempt what came of it, and when the next is', async () => {
      const here = page.url()
      await owner.open('/vendors/payouts')
      await tab('How vendors are paid')
      await choose('What goes wrong', 'Refused for now')
      await owner.shoot('payout-settings', { whole: true })
      await button('Let it happen').click()
      await page.getByText('Transfers that will go wrong: 1').waitFor()
      await send()
      await page.goto(here)
      await page.getByText('Attempt 1 · Refused').waitFor()
      await page.getByText(/insufficient_funds/).waitFor()
      await page.getByText(/^Is sent /).waitFor()
      await rowOf(/^Adjustment/).click()
      await dialog().getByText('Of before.').waitFor()
      await close()
      await owner.shoot('payout', { whole: true })
      await button('Cancel the payout').click()
      await confirm('Cancel the payout', 'Paid in cash.')
      await page.getByText('Canceled', { exact: true }).waitFor()
    })

    it('go the way that somebody decides, for all or for one vendor', async () => {
      await owner.open('/vendors/payouts')
      await tab('How vendors are paid')
      await button('Edit').click()
      await choose('How', 'By hand')
      await choose('When', 'Each week')
      await choose('On', 'Friday')
      await choose('At', '06:00')
      await field(/^In reserve/).fill('a lot')
      await dialog().getByRole('button', { name: 'Save' }).click()
      await dialog().getByText('Not a number that fits here').waitFor()
      await field(/^In reserve/).fill('5.5')
      await owner.shoot('payout-settings-edit')
      await save('Save')
      await page.getByText('Each Friday at 06:00').waitFor()
      await page.getByText('5.5%').waitFor()
      // The sandbox is for those who are paid by it.
      expect(await button('Let it happen').count()).toBe(0)
    })

    it('by hand are marked as paid, and taken back when they have come back', async () => {
      await approve(winery)
      await tab('Payouts')
      await make()
      await dialog().getByText('Nobody with money was left out.').waitFor()
      await close()
      await send()
      await page.reload()
      await rowOf(/winery.*On its way/).click()
      await button('Mark as paid').click()
      await dialog().getByRole('button', { name: 'Mark as paid' }).click()
      await dialog().getByRole('alert').waitFor()
      await field(/^Reference/).fill('Receipt 17')
      await save('Mark as paid')
      await page.getByText('Receipt 17').first().waitFor()
      await button('Take back').click()
      await confirm('Take back', 'The till was short.')
      await page.getByText('Came back').waitFor()
    })

    it('by bank go into a file, and come back in the bank’s report', async () => {
      await owner.open('/vendors/payouts')
      await tab('How vendors are paid')
      const bank = page.getByRole('button', { name: 'Set up' }).last()
      await bank.click()
      await field(/^Holder/).fill('Acme Market GmbH')
      await field(/IBAN/).fill('DE89 3704 0044 0532 0130 01')
      await field(/BIC/).fill('COBADEFFXXX')
      await dialog().getByRole('button', { name: 'Save' }).click()
      await dialog().getByRole('alert').waitFor()
      await field(/IBAN/).fill('DE89 3704 0044 0532 0130 00')
      await save('Save')
      await page.getByText('Acme Market GmbH').waitFor()
      const account = { method: 'bank_transfer', holder_name: 'Bakers', iban: 'DE02120300000000202051' }
      const baker = world.person(tenant, 'owner@bakers.example')
      expectOk(await baker.post('/vendor/payout-account', { ...account, currency_code: 'eur' }))
      const method = { method: 'bank_transfer' }
      expectOk(await tenant.admin.post(`/admin/payout-settings/${bakers.vendor.id}`, method))
      await earn(bakers, 2_500, 'eur')
      expectOk(await tenant.admin.post('/admin/payouts', { vendor_id: bakers.vendor.id }))
      await send()
      await owner.open('/vendors/payouts')
      await tab('Bank files')
      const saved = page.waitForEvent('download')
      await button('Take the file').click()
      expect((await saved).suggestedFilename()).toMatch(/\.xml$/)
      await expectSoon(() => page.getByText('Not yet').count(), 0)
      await owner.shoot('payout-files')
      const csv = 'reference,amount,currency,status\nnobody-knows,25.00,EUR,paid\n'
      const file = { name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }
      await page.locator('input[type=file]').setInputFiles(file)
      await dialog().getByText('nobody-knows').waitFor()
      await owner.shoot('payout-report')
      await close()
      await tab('Payouts')
      await owner.shoot('payouts')
    })
  })

  describe('reconciliation', () => {
    it('finds what a provider has done past us, shows both sides, and is resolved with what was found out', async () => {
      await backend.sql((sql) =>
        sql.query(
          `insert into payout_sandbox_transfer (tenant_id, id, payout_id, destination, amount_minor, currency_code, status)
           values ($1, $2, 'pout_of_nobody', 'acct_elsewhere', 7700, 'eur', 'paid')`,
          [tenant.id, newId(ID_PREFIXES.payout_sandbox_transfer)],
        ),
      )
      await owner.open('/vendors/reconciliation')
      await page.getByText('Nothing is found').waitFor()
      await button('Compare now').click()
      await dialog().getByRole('button', { name: 'Compare now' }).click()
      // Nobody has set Stripe up.
      await dialog().getByRole('alert').waitFor()
      await choose('How', 'Sandbox, moves no money')
      await save('Compare now')
      await backend.run(COMPARISONS, 'reconcile')
      await page
        .getByRole('row', { name: /Finished.*We know nothing of it: 1/ })
        .first()
        .waitFor()
      await page.getByRole('row', { name: /We know nothing of it.*Open/ }).click()
      await dialog()
        .getByRole('row', { name: /Amount/ })
        .getByText('€77.00')
        .waitFor()
      await owner.shoot('reconciliation-finding')
      await dialog().getByRole('button', { name: 'Resolve' }).click()
      await confirm('Resolve', 'A test of the provider’s own.')
      await dialog().getByText('A test of the provider’s own.').waitFor()
      await dialog().getByRole('button', { name: 'Close' }).last().click()
      await page.getByText('Nothing is found').waitFor()
      // A comparison shows what it has found, whatever became of it.
      await page
        .getByRole('row', { name: /Finished/ })
        .first()
        .click()
      await page.getByRole('row', { name: /Resolved/ }).waitFor()
      await owner.shoot('reconciliation')
    })
  })

  describe('the marketplace in numbers', () => {
    it('draws what was sold day by day, and has the same as a table, for all or for one vendor', async () => {
      await owner.open('/vendors/numbers')
      const dollars = page.locator('div.divide-y', { has: page.getByRole('heading', { name: /\(USD\)/ }) })
      await dollars.getByRole('img', { name: /A chart of what was sold/ }).waitFor()
      const stats = () =>
        tenant.admin.get<{ marketplace_stats: MarketplaceStats }>(
          '/admin/marketplace/stats?currency_code=usd',
        )
      const { gmv_minor, days } = expectOk(await stats()).marketplace_stats.currencies[0]!
      const shown = `US$${(gmv_minor / 100).toFixed(2)}`
      await dollars.getByText(shown, { exact: true }).first().waitFor()
      // Each day has a place; that of today says what is in its bar.
      const bars = dollars.locator('title')
      expect(await bars.count()).toBe(days.length)
      expect(await bars.last().textContent()).toContain(shown)
      await owner.shoot('marketplace-numbers', { whole: true })
      await dollars.getByRole('button', { name: 'As a table' }).click()
      await dollars.getByRole('row').filter({ hasText: shown }).waitFor()
      expect(await button('As a chart').getAttribute('aria-pressed')).toBe('true')
      await choose('Period', 'The last 90 days')
      await pick(/^Vendor/, 'flo', 'Florists')
      await page.getByText('Nothing was sold').waitFor()
    })
  })

  const aPayout = async () => {
    const { payouts } = expectOk(await tenant.admin.get<{ payouts: { id: string }[] }>('/admin/payouts'))
    return payouts[0]!.id
  }
  const aDispute = async () => {
    const { disputes } = expectOk(await tenant.admin.get<{ disputes: { id: string }[] }>('/admin/disputes'))
    return disputes[0]!.id
  }
  const pages = async () => [
    ...['/vendors/numbers', '/vendors/reconciliation'],
    ...['/vendors/disputes', `/vendors/disputes/${await aDispute()}`],
    ...['/vendors/payouts', `/vendors/payouts/${await aPayout()}`],
    ...['/vendors', `/vendors/${bakers.vendor.id}`, '/vendors/orders', '/vendors/commissions'],
    ...['/vendors/ledger', '/vendors/approvals', '/vendors/onboarding'],
    `/vendors/orders/${(await partOf(bakers)).id}`,
  ]

  it('reads from right to left in Arabic', async () => {
    await speak(owner, 'ar')
    for (const path of await pages()) {
      await owner.open(path)
      expect([path, await flawsOf(owner)]).toEqual([path, []])
      await owner.shoot(`arabic${path.replace(/\W+/g, '-').replace(/_\w+/, '')}`, { whole: true })
    }
    // Time runs so too: the first day of a chart is on the right.
    await owner.open('/vendors/numbers')
    const labels = page.locator('figure [style*="inset-inline-start"]')
    const [first, last] = [await labels.first().boundingBox(), await labels.last().boundingBox()]
    expect(first!.x).toBeGreaterThan(last!.x)
    await speak(owner, 'en')
  })

  it('a viewer reads every page and sees no button that changes anything', async () => {
    await hire(backend, tenant, ['viewer'])
    const viewer = await signIn(browser, backend, tenant.host, 'viewer@staff.example')
    const writing = async (session: Session) => {
      const found: string[] = []
      for (const path of await pages()) {
        await session.open(path)
        const texts = await session.page.locator('main').getByRole('button').allInnerTexts()
        found.push(...texts.filter((text) => WRITES.test(text)))
      }
      return found
    }
    expect(await writing(viewer)).toEqual([])
    expect(await viewer.page.getByRole('alert').count()).toBe(0)
    expect((await writing(owner)).length).toBeGreaterThan(8)
  })

  it('did nothing that nobody should see', () => {
    // The browser tells of the answers that were asked for: more than there is. Core's page of an order looks for a
    // flag elsewhere.
    const asked = (problem: string) =>
      /409 \(Conflict\)|400 .*\/(mark-paid|payout-providers)|flag-icons/.test(problem)
    expect(owner.seen.problems.filter((problem) => !asked(problem))).toEqual([])
  })
})
