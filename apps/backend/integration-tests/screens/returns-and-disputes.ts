import type { Dispute, VendorOrderDetail } from '@cityos/contracts'
import { expectOk, type TestTenant } from '@cityos/testing'
import type { Session } from './session'

interface Place {
  owner: Session
  tenant: TestTenant
  /** A vendor order of which three pieces at 3.00 were delivered, and paid. */
  vendorOrderId(): Promise<string>
}

/** Goods that come back of a vendor order, and money that a bank takes back of it, as whoever may sees to them. */
export function returnAndDisputeScreens(at: () => Place): void {
  const page = () => at().owner.page
  const dialog = () => page().getByRole('dialog')
  const question = () => page().getByRole('alertdialog')
  const button = (name: string) => page().getByRole('button', { name, exact: true })
  const field = (name: RegExp) => dialog().getByRole('textbox', { name })
  const press = (verb: string) => dialog().getByRole('button', { name: verb, exact: true }).click()
  const save = async (verb: string) => {
    await press(verb)
    await dialog().waitFor({ state: 'detached' })
  }
  const confirm = async (verb: string, reason?: string) => {
    if (reason) await question().getByRole('textbox').fill(reason)
    await question().getByRole('button', { name: verb, exact: true }).click()
    await question().waitFor({ state: 'detached' })
  }
  const path = async () => `/admin/vendor-orders/${await at().vendorOrderId()}`
  const read = async () =>
    expectOk(await at().tenant.admin.get<{ vendor_order: VendorOrderDetail }>(await path())).vendor_order
  const ask = async (quantity: number) => {
    const line = (await read()).lines.find(({ kind }) => kind === 'item')!.source_id
    const items = [{ line_item_id: line, quantity }]
    expectOk(await at().tenant.admin.post(`${await path()}/returns`, { items }))
    await at().owner.open(`/vendors/orders/${await at().vendorOrderId()}`)
  }

  it('goods come back in parts, and what they have cost goes back, or what somebody says', async () => {
    const before = (await read()).refunded_minor
    await ask(2)
    await button('Receive').click()
    await dialog().getByRole('spinbutton').fill('3')
    await press('Receive')
    await dialog().getByRole('alert').getByText('From 0 to 2.').waitFor()
    await dialog().getByRole('spinbutton').fill('1')
    await at().owner.shoot('vendor-order-receive')
    await save('Receive')
    await page().getByText('Came in part').waitFor()
    expect((await read()).refunded_minor).toBe(before + 300)
    await button('Receive').click()
    await field(/^Goes back/).fill('3.01')
    await press('Receive')
    await dialog().getByRole('alert').waitFor()
    await field(/^Goes back/).fill('1')
    await dialog().getByRole('checkbox', { name: 'They are sold again' }).click()
    await save('Receive')
    await page().getByText('Came back', { exact: true }).waitFor()
    expect((await read()).refunded_minor).toBe(before + 400)
    await at().owner.shoot('vendor-order-returned', { whole: true })
  })

  it('goods do not come back after all', async () => {
    await ask(1)
    await button('Cancel the return').click()
    await confirm('Cancel the return')
    await page().getByText('Does not come').waitFor()
    expect(await button('Receive').count()).toBe(0)
  })

  it('a dispute that no provider tells of is written down, and nothing beyond what is left', async () => {
    await button('Write a dispute down').click()
    await field(/^Amount/).fill('20')
    await field(/^Note/).fill('Letter of the 3rd.')
    await field(/^The bank’s reference/).fill('CB-1')
    await press('Write a dispute down')
    await dialog().getByRole('alert').waitFor()
    await field(/^Amount/).fill('2')
    await save('Write a dispute down')
    await page().getByRole('link', { name: 'Dispute', exact: true }).click()
    await page().getByText('Letter of the 3rd.').waitFor()
    await page()
      .getByRole('row', { name: /bakers/ })
      .first()
      .waitFor()
    await at().owner.settle()
    await at().owner.shoot('dispute', { whole: true })
  })

  it('and how it ended is said by hand: also the other, where somebody has erred', async () => {
    await button('It was lost').click()
    expect(await question().getByRole('button', { name: 'It was lost' }).isDisabled()).toBe(true)
    await confirm('It was lost', 'The bank has written.')
    await page().getByText('Lost', { exact: true }).waitFor()
    await page()
      .getByText(/^The money is gone/)
      .waitFor()
    expect(await button('It was lost').count()).toBe(0)
    await button('It was won').click()
    await confirm('It was won', 'I had read the wrong line.')
    await page().getByText('Won', { exact: true }).waitFor()
    for (const said of ['Letter of the 3rd.', 'I had read the wrong line.'])
      await page().getByText(said).waitFor()
    const { disputes } = expectOk(
      await at().tenant.admin.get<{ disputes: Dispute[] }>('/admin/disputes?status=won'),
    )
    expect(disputes.map(({ amount_minor, provider_reference: name }) => [amount_minor, name])).toEqual([
      [200, 'CB-1'],
    ])
    await at().owner.open('/vendors/disputes')
    await page()
      .getByRole('row', { name: /US\$2\.00.*Won.*Fraud/ })
      .waitFor()
    await at().owner.shoot('disputes')
  })
}
