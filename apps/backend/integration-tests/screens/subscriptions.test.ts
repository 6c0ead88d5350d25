import type { Browser, Page } from 'playwright-core'
import type { SubscriptionPlan, WholeSubscription } from '@cityos/contracts'
import {
  createProduct,
  describeWith,
  expectOk,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { hire } from '../access/staff'
import { createPlan, customer, drive } from '../subscriptions/world'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { flawsOf, speak } from './language'
import { signIn, type Session } from './session'

/** What a button that changes something says. */
const WRITES = /^(Activate|Add|Archive|Cancel|Change|Delete|Edit|Export|Pause|Resume|Retry|Skip)\b/

const DAY_MS = 86_400_000

describeWith('chromium')('the pages of subscriptions', () => {
  let backend: TestBackend
  let browser: Browser
  let tenant: TestTenant
  let coffee: TestProduct
  let beans: TestProduct
  let monthly: SubscriptionPlan
  let owner: Session
  let page: Page
  const customers: Record<string, string> = {}

  /** From here on subscriptions see a moment so many days ago. */
  const ago = (days: number) => drive(backend, 'setTime', new Date(Date.now() - days * DAY_MS).toISOString())
  const bill = async () => expect(await drive(backend, 'runJob', 'process-billing-cycles')).toBe('')
  const subscribe = async (name: string, product: TestProduct, given: object = {}) => {
    const { subscription } = expectOk(
      await tenant.admin.post<{ subscription: WholeSubscription }>('/admin/subscriptions', {
        ...{ customer_id: customers[name], plan_id: monthly.id, currency_code: 'usd' },
        ...{ payment_provider_id: 'pp_system_default', payment_method_id: 'pm_1' },
        ...{ items: [{ variant_id: product.variants[0]!.id, quantity: 2 }], ...given },
      }),
    )
    return subscription
  }
  const act = async (id: string, verb: string, body: object = {}) =>
    expectOk(await tenant.admin.post(`/admin/subscriptions/${id}${verb}`, body))

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    tenant = await backend.provisionTenant('acme', { name: 'Acme Coffee' })
    coffee = await createProduct(tenant, { title: 'Coffee', handle: 'coffee', sku: 'COFFEE', price: 12 })
    beans = await createProduct(tenant, {
      title: 'Beans',
      handle: 'beans',
      sku: 'BEANS',
      manageInventory: true,
    })
    monthly = await createPlan(tenant.admin, {
      ...{
        name: 'Each month',
        discount_bps: 1_000,
        targets: [coffee, beans].map(({ id }) => ({ product_id: id })),
      },
    })
    for (const name of ['ada', 'bob', 'cleo', 'dora', 'emil']) {
      const body = { email: `${name}@example.com` }
      const made = await tenant.admin.post<{ customer: { id: string } }>('/admin/customers', body)
      customers[name] = expectOk(made).customer.id
    }
    // Half a year of what recurs, told in months.
    await ago(150)
    const ada = await subscribe('ada', coffee)
    const bob = await subscribe('bob', coffee)
    await ago(115)
    await act(ada.id, '', { items: [{ id: ada.items[0]!.id, quantity: 5 }] })
    await subscribe('cleo', coffee, { items: [{ variant_id: coffee.variants[0]!.id, quantity: 3 }] })
    await ago(85)
    await act(bob.id, '/pause', { when: 'now' })
    await ago(50)
    await act(bob.id, '/resume')
    await act(ada.id, '', { items: [{ id: ada.items[0]!.id, quantity: 4 }] })
    await drive(backend, 'setTime', null)
    await bill()
    browser = await launchBrowser()
    owner = await signIn(browser, backend, tenant.host, tenant.adminEmail)
    page = owner.page
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = () => page.getByRole('dialog')
  const question = () => page.getByRole('alertdialog')
  const confirm = async (verb: string) => {
    await question().getByRole('button', { name: verb, exact: true }).click()
    await question().waitFor({ state: 'detached' })
  }
  const save = async (verb: string) => {
    await dialog().getByRole('button', { name: verb, exact: true }).click()
    await dialog().waitFor({ state: 'detached' })
  }
  const choose = async (field: string | RegExp, option: string) => {
    await page.getByRole('combobox', { name: field }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  const idOf = async (name: string) => {
    const found = await tenant.admin.get<{ subscriptions: { id: string }[] }>(
      `/admin/subscriptions?customer_id=${customers[name]}`,
    )
    return expectOk(found).subscriptions[0]!.id
  }

  describe('plans', () => {
    it('are made with a product of theirs, and say at the field what is no number', async () => {
      await owner.open('/subscriptions/plans')
      await page.getByRole('row', { name: /Each month.*10% off/ }).waitFor()
      await button('Add a plan').click()
      await dialog().getByRole('textbox', { name: 'Name' }).fill('Every two weeks')
      await dialog().getByRole('textbox', { name: 'Every' }).fill('2')
      await choose('Of which', 'weeks')
      await choose('What a piece costs', 'Less than the shop asks')
      await dialog().getByRole('textbox', { name: 'Discount' }).fill('a lot')
      await dialog().getByRole('button', { name: 'Add a plan', exact: true }).click()
      await dialog().getByText('Not a number that fits here').waitFor()
      await dialog().getByRole('textbox', { name: 'Discount' }).fill('12.5')
      await dialog().getByRole('textbox', { name: 'Trial days' }).fill('14')
      await dialog().getByRole('button', { name: 'Add', exact: true }).click()
      await dialog().getByRole('searchbox', { name: 'Product' }).fill('cof')
      await dialog().getByRole('button', { name: 'Coffee', exact: true }).click()
      await owner.shoot('subscription-plan-add', { whole: true })
      await save('Add a plan')
      await page.getByRole('row', { name: /Every two weeks.*every 2 weeks.*12\.5% off.*14/ }).waitFor()
      await owner.shoot('subscription-plans')
    })

    it('are changed for what is sold from then on, and taken out of use', async () => {
      await page.getByRole('row', { name: /Every two weeks/ }).click()
      await dialog().getByRole('link', { name: 'Coffee' }).waitFor()
      await owner.shoot('subscription-plan')
      await dialog().getByRole('button', { name: 'Edit' }).click()
      expect(await dialog().getByRole('textbox', { name: 'Every' }).isDisabled()).toBe(true)
      await choose('What a piece costs', 'Prices of its own')
      await dialog().getByRole('group', { name: 'Prices' }).getByRole('button', { name: 'Add' }).click()
      await dialog().getByRole('textbox', { name: 'Amount' }).fill('9.50')
      await dialog().getByRole('button', { name: 'Save', exact: true }).click()
      await dialog().getByText('US$9.50').waitFor()
      await dialog().getByRole('button', { name: 'Close' }).last().click()
      await page.getByRole('row', { name: /Every two weeks.*US\$9\.50/ }).waitFor()
    })

    it('stand on the page of a product, which is put on another from there', async () => {
      await owner.open(`/products/${beans.id}`)
      await page.getByRole('row', { name: /Each month/ }).waitFor()
      expect(await page.getByRole('row', { name: /Every two weeks/ }).count()).toBe(0)
      await button('Add to a plan').click()
      await choose('Plan', 'Every two weeks')
      await save('Add')
      await page.getByRole('row', { name: /Every two weeks/ }).waitFor()
      await owner.shoot('subscription-product', { whole: true })
      await page.getByRole('row', { name: /Every two weeks/ }).click()
      await dialog().getByRole('link', { name: 'Beans' }).waitFor()
      await dialog().getByRole('button', { name: 'Archive' }).click()
      await confirm('Archive')
      await expectSoon(() => page.getByRole('row', { name: /Every two weeks/ }).count(), 0)
    })
  })

  describe('subscriptions', () => {
    it('are found by e-mail, plan and status', async () => {
      await owner.open('/subscriptions')
      await page.getByRole('row', { name: /ada@example\.com.*Each month.*Active.*US\$43\.20/ }).waitFor()
      await owner.shoot('subscriptions')
      await page.getByPlaceholder('Search').fill('cleo')
      await expectSoon(() => page.getByRole('row', { name: /ada@example/ }).count(), 0)
      expect(await page.getByRole('row', { name: /cleo@example/ }).count()).toBe(1)
      await page.getByPlaceholder('Search').fill('nobody%')
      await page.getByText('Nothing matches').waitFor()
    })

    it('are those of one customer, whom the address names', async () => {
      await owner.open('/subscriptions')
      await page.getByRole('searchbox', { name: 'Of one customer' }).fill('bob')
      await button('bob@example.com').click()
      await expectSoon(() => page.getByRole('row', { name: /ada@example/ }).count(), 0)
      await page.getByRole('row', { name: /bob@example/ }).waitFor()
      expect(page.url()).toContain(`customer_id=${customers['bob']}`)
      await owner.shoot('subscriptions-of-customer')
      await button('Remove bob@example.com').click()
      await page.getByRole('row', { name: /ada@example/ }).waitFor()
    })

    it('are made for a customer; what is missing is said at its field', async () => {
      await owner.open('/subscriptions')
      await button('Add a subscription').click()
      await dialog().getByRole('searchbox', { name: 'Customer' }).fill('dora')
      await dialog().getByRole('button', { name: 'dora@example.com' }).click()
      await choose('Plan', 'Each month')
      await choose('Product', 'Coffee · One')
      await dialog().getByRole('button', { name: 'Add a subscription', exact: true }).click()
      await dialog().getByRole('alert').first().waitFor()
      await choose('Pays by', 'By hand')
      await dialog().getByRole('textbox', { name: 'Saved method' }).fill('cash')
      await dialog().getByRole('checkbox', { name: 'Keep as a draft' }).click()
      await owner.shoot('subscription-add', { whole: true })
      await dialog().getByRole('button', { name: 'Add a subscription', exact: true }).click()
      await page.getByText('No bills yet').waitFor()
      await button('Activate').click()
      await confirm('Activate')
      await page.getByText('Bill 1 · Ahead').waitFor()
      await page.getByText('Now: Active').waitFor()
    })

    it('show their bills along a line of time, have other pieces, and skip', async () => {
      await owner.open(`/subscriptions/${await idOf('ada')}`)
      await page
        .getByText(/Bill \d · Paid/)
        .first()
        .waitFor()
      await page.getByText(/Bill \d · Ahead/).waitFor()
      await button('Change pieces').click()
      await dialog().getByRole('spinbutton').fill('0')
      await dialog().getByRole('button', { name: 'Save', exact: true }).click()
      await dialog().getByText('A whole number from 1 on').waitFor()
      await dialog().getByRole('spinbutton').fill('6')
      await save('Save')
      await page.getByRole('row', { name: /Coffee.*US\$10\.80.*6.*US\$64\.80/ }).waitFor()
      await button('Skip').click()
      await confirm('Skip')
      await page.getByText('The delivery was skipped').waitFor()
      await owner.shoot('subscription', { whole: true })
    })

    it('are paid with what the customer has saved, which is offered', async () => {
      // What a change comes to below is asked on the day on which this was paid, also at midnight.
      await ago(0)
      const saver = await customer(tenant, 'saver@example.com')
      const card = { provider_id: 'pp_sandbox_sandbox', card: 'pm_card_visa' }
      expectOk(await saver.store.post('/store/payment-methods', card))
      await owner.open('/subscriptions')
      await button('Add a subscription').click()
      await choose('Pays by', 'Sandbox')
      await dialog().getByText('Choose the customer first.').waitFor()
      await dialog().getByRole('searchbox', { name: 'Customer' }).fill('saver')
      await dialog().getByRole('button', { name: 'saver@example.com' }).click()
      await choose('Plan', 'Each month')
      await choose('Product', 'Coffee · One')
      await dialog().getByText('What the customer has saved there.').waitFor()
      await page.getByRole('combobox', { name: 'Saved method' }).click()
      await page.getByRole('option', { name: /sandbox · •••• 4242/ }).click()
      await owner.shoot('subscription-add-saved', { whole: true })
      await dialog().getByRole('button', { name: 'Add a subscription', exact: true }).click()
      await page.getByText(/pp_sandbox_sandbox · pasbm_/).waitFor()
      await bill()
    })

    it('change their plan and pieces after a look at what it comes to', async () => {
      const yearly = { name: 'Each year', interval: 'year', prices: { usd: 10_000 } } as const
      await createPlan(tenant.admin, { ...yearly, targets: [{ product_id: coffee.id }] })
      const { subscriptions } = expectOk(
        await tenant.admin.get<{ subscriptions: { id: string }[] }>('/admin/subscriptions?q=saver'),
      )
      await owner.open(`/subscriptions/${subscriptions[0]!.id}`)
      await page.getByText('Bill 1 · Paid').waitFor()
      await button('Change plan').click()
      await dialog().getByText('Choose another plan or other pieces').waitFor()
      await choose('Plan', 'Each year')
      await choose('When', 'Now')
      await dialog().getByText('Credit for unused days').waitFor()
      await dialog().getByText('US$89.20').waitFor()
      await dialog().getByRole('spinbutton').fill('0')
      await dialog().getByText('A whole number from 1 on').waitFor()
      await dialog().getByRole('spinbutton').fill('2')
      await dialog().getByText('US$189.20').waitFor()
      await owner.shoot('subscription-change', { whole: true })
      await dialog().getByRole('button', { name: 'Change plan', exact: true }).click()
      await dialog().waitFor({ state: 'detached' })
      await page.getByText('Plan changed').waitFor()
      await page.getByRole('heading', { name: 'Each year' }).waitFor()
      await page.getByRole('row', { name: /Coffee.*US\$100\.00.*2.*US\$200\.00/ }).waitFor()
      await drive(backend, 'setTime', null)
    })

    it('pause with credit, go on, and end', async () => {
      await owner.open(`/subscriptions/${await idOf('cleo')}`)
      await button('Pause').click()
      await choose('When', 'Now')
      await dialog().getByRole('textbox', { name: 'Reason' }).fill('A long journey')
      await owner.shoot('subscription-pause')
      await save('Pause')
      await page.getByText('A long journey').first().waitFor()
      await page.getByText('Credit', { exact: true }).waitFor()
      await button('Resume').click()
      await confirm('Resume')
      await page.getByText(/of it from credit/).waitFor()
      await button('Cancel it').click()
      await choose('When', 'Now')
      await dialog().getByRole('checkbox', { name: 'Days that were paid for become credit' }).click()
      await save('Cancel it')
      await page.getByText('Now: Canceled').waitFor()
      expect(await button('Change pieces').count()).toBe(0)
      expect(await button('Cancel it').count()).toBe(0)
    })
  })

  describe('recurring revenue', () => {
    it('is drawn with its movements, has the same as a table, and is saved', async () => {
      await owner.open('/subscriptions/recurring')
      await page.getByRole('img', { name: /A chart of the recurring revenue/ }).waitFor()
      await page.getByRole('img', { name: /A chart of what was gained/ }).waitFor()
      expect(await page.locator('figure').first().locator('title').count()).toBe(12)
      await owner.shoot('subscription-mrr', { whole: true })
      await button('As a table').click()
      expect(await page.getByRole('row').count()).toBe(13)
      await owner.shoot('subscription-mrr-table')
      for (const [name, file] of [
        ['Export MRR', 'mrr.csv'],
        ['Export churn', 'churn.csv'],
      ] as const) {
        const saved = page.waitForEvent('download')
        await button(name).click()
        expect((await saved).suggestedFilename()).toBe(file)
      }
    })
  })

  describe('unpaid bills', () => {
    it('say what is owed and why, and are tried again at once', async () => {
      const { inventory_items } = expectOk(
        await tenant.admin.get<{ inventory_items: { id: string }[] }>('/admin/inventory-items?sku=BEANS'),
      )
      const levels = `/admin/inventory-items/${inventory_items[0]!.id}/location-levels`
      const place = { location_id: tenant.stockLocationId, stocked_quantity: 0 }
      expectOk(await tenant.admin.post(levels, place))
      const { id } = await subscribe('emil', beans)
      await bill()
      await owner.open('/subscriptions/unpaid')
      const row = page.getByRole('row', { name: /emil@example\.com/ })
      await row.getByText('Out of stock: bring it in, then retry').waitFor()
      await owner.shoot('subscription-unpaid')
      await row.getByRole('button', { name: 'Retry now' }).click()
      await confirm('Retry now')
      await row.getByText('Out of stock: bring it in, then retry').waitFor()
      expectOk(await tenant.admin.post(`${levels}/${tenant.stockLocationId}`, { stocked_quantity: 10 }))
      await row.getByRole('button', { name: 'Retry now' }).click()
      await confirm('Retry now')
      await page.getByText('Nothing here').waitFor()
      await owner.open(`/subscriptions/${id}`)
      await page.getByText('Bill 1 · Paid').waitFor()
      await page.getByText('Attempt 1 · paid').waitFor()
      await owner.shoot('subscription-recovered', { whole: true })
    })

    it('are tried again on the days that are set, and what becomes of them then', async () => {
      await owner.open('/subscriptions/unpaid')
      await page.getByRole('tab', { name: 'When payments fail' }).click()
      await page.getByText('1 · 3 · 7').waitFor()
      await button('Edit').click()
      await dialog()
        .getByRole('textbox', { name: /^Tried again/ })
        .fill('5, 2')
      await dialog().getByRole('button', { name: 'Save', exact: true }).click()
      await dialog().getByRole('alert').waitFor()
      await dialog()
        .getByRole('textbox', { name: /^Tried again/ })
        .fill('2, 5')
      await choose('When all that has failed', 'The subscription stays, unpaid')
      await save('Save')
      await page.getByText('2 · 5').waitFor()
      await page.getByText('The subscription stays, unpaid').waitFor()
      await owner.shoot('subscription-settings')
    })

    it('are told to customers as far as that is on, so many days before', async () => {
      await owner.open('/subscriptions/unpaid')
      await page.getByRole('tab', { name: 'E-mails to customers' }).click()
      await page.getByText('On, days before: 30').waitFor()
      await button('Edit').click()
      await dialog().getByRole('textbox', { name: 'Days before (A charge is ahead)' }).fill('12')
      await dialog().getByRole('checkbox', { name: 'A card expires' }).click()
      await save('Save')
      await page.getByText('On, days before: 12').waitFor()
      await page.getByText('Off', { exact: true }).waitFor()
      await owner.shoot('subscription-notices')
    })
  })

  const pages = async () => [
    ...['/subscriptions', '/subscriptions/plans', '/subscriptions/recurring', '/subscriptions/unpaid'],
    `/subscriptions/${await idOf('ada')}`,
  ]

  it('reads from right to left in Arabic, also on a phone', async () => {
    await speak(owner, 'ar')
    for (const path of await pages()) {
      await owner.open(path)
      expect([path, await flawsOf(owner)]).toEqual([path, []])
      await owner.shoot(`arabic${path.replace(/\W+/g, '-').replace(/_\w+/, '')}`, { whole: true })
    }
    const size = page.viewportSize()!
    await page.setViewportSize({ width: 390, height: 844 })
    for (const path of await pages()) {
      await owner.open(path)
      expect([path, await flawsOf(owner)]).toEqual([path, []])
      await owner.shoot(`phone${path.replace(/\W+/g, '-').replace(/_\w+/, '')}`, { whole: true })
    }
    await page.setViewportSize(size)
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
    expect((await writing(owner)).length).toBeGreaterThan(6)
  })

  it('did nothing that nobody should see', () => {
    const asked = (problem: string) =>
      /409 \(Conflict\)|400 .*\/(subscription-settings|subscriptions|subscription-plans)/.test(problem)
    expect(owner.seen.problems.filter((problem) => !asked(problem))).toEqual([])
  })
})
