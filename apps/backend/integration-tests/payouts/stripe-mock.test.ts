import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@cityos/calendar'
import { runInTenant } from '@cityos/medusa-tenancy'
import { TenantStripeProvider } from '../../src/modules/payment-stripe/service'
import { toStripeAmount } from '../../src/modules/payout/providers/stripe/amount'
import { stripeClient } from '../../src/modules/payout/providers/stripe/client'
import { StripeProvider } from '../../src/modules/payout/providers/stripe/stripe-provider'
import { StripeCharges } from '../../src/workflows/subscription/charging/stripe/charges'

const HOW = 'go install github.com/stripe/stripe-mock@latest'

/** Stripe's own server for tests, which checks each request against Stripe's specification; nothing where it is not. */
function stripeMock(): string | undefined {
  const folders = [process.env['GOBIN'], '/tmp/gobin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const files = folders.flatMap((folder) => (folder ? [join(folder, 'stripe-mock')] : []))
  return files.find((file) => existsSync(file))
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

const program = stripeMock()
let mock: ChildProcess | undefined
let stripe: StripeProvider
let url: string

beforeAll(async () => {
  if (!program) return
  const port = await freePort()
  mock = spawn(program, ['-http-addr', `127.0.0.1:${port}`], { stdio: 'ignore' })
  url = `http://127.0.0.1:${port}`
  const secrets = { platform_webhook_secret: 'whsec_a', connect_webhook_secret: 'whsec_b' }
  stripe = new StripeProvider({ secret_key: 'sk_test_123', ...secrets }, url)
  const isUp = () =>
    fetch(url).then(
      () => true,
      () => false,
    )
  while (!(await isUp())) await sleep(50)
}, 30_000)
afterAll(() => void mock?.kill())

describe('what Stripe is asked, by Stripe’s own specification', () => {
  if (!program) {
    it.skip(`is all understood (needs: ${HOW})`, () => undefined)
    return
  }
  const order = {
    ...{ payout_id: 'pout_1', vendor_id: 'ven_1', key: 'pout_1:1', amount_minor: 1_234n },
    ...{ currency_code: 'eur', destination: 'acct_1' },
  }

  it('accounts, and the links by which vendors say who they are', async () => {
    const vendor = { id: 'ven_1', name: 'Grocers', email: 'a@b.example', country: 'de' }
    const made = await stripe.createAccount(vendor)
    expect(made).toMatchObject({ external_id: expect.stringMatching(/^acct_/), currencies: [] })
    expect(await stripe.account(made.external_id)).toMatchObject({ status: expect.any(String) })
    const urls = { return_url: 'https://portal.example/a', refresh_url: 'https://portal.example/b' }
    const link = await stripe.onboardingLink(made.external_id, urls)
    expect([link.url, link.expires_at]).toEqual([expect.stringMatching(/^https:/), expect.any(Date)])
  })

  it('transfers, and what has become of them', async () => {
    expect(await stripe.transfer(order)).toMatchObject({
      ...{ kind: 'accepted', status: 'in_transit', reference: expect.stringMatching(/^tr_/) },
    })
    for (const found of await stripe.transfersOf('pout_1', null)) {
      expect(found).toMatchObject({ reference: expect.any(String), returned_minor: expect.any(BigInt) })
    }
    const seen: string[] = []
    for await (const { reference } of stripe.report(new Date(0), new Date())) seen.push(reference)
    expect(seen.length).toBeGreaterThan(0)
  })

  it('reversals, and what it knows of them', async () => {
    const reversal = { ...order, reversal_id: 'porev_1', key: 'porev_1', transfer: 'tr_1' }
    expect(await stripe.reverse(reversal)).toMatchObject({
      ...{ kind: 'done', reference: expect.stringMatching(/^trr_/) },
    })
    expect(await stripe.reversalOf('porev_1', 'tr_1')).toBeNull()
  })

  it('payouts of connected accounts to their banks', async () => {
    expect(await stripe.bankPayout('acct_1', 'po_1')).toMatchObject({ status: expect.any(String) })
  })

  it('payments of customers who are away, and of those who are there', async () => {
    const sdk = stripeClient('sk_test_123', url)
    const account = { tenantId: 'ten_1', open: () => Promise.resolve(sdk) }
    const charges = new StripeCharges(account, () => Promise.resolve('cus_1'), systemClock)
    const charge = {
      ...{ key: 'cycle:bcyc_1:1', cycle_id: 'bcyc_1', subscription_id: 'sub_1', customer_id: 'cus_1' },
      ...{ amount_minor: 1_999n, currency_code: 'usd', payment_method_id: 'pm_card_visa' },
    }
    // What it says of a payment means nothing, but it would refuse what it does not understand.
    expect(await charges.charge(charge)).toMatchObject({
      kind: expect.stringMatching(/^(payment|declined)$/),
      reference: expect.stringMatching(/^pi_/),
    })
    expect(await charges.find(charge, 'cycle', null)).toEqual({ kind: 'unknown' })
    const options = {
      accountOf: () => Promise.resolve({ sdk, webhookSecret: null }),
      amountOf: toStripeAmount,
    }
    const provider = new TenantStripeProvider({}, options)
    const begun = () => provider.initiatePayment({ amount: 19.99, currency_code: 'usd', data: {} })
    expect((await runInTenant('ten_1', begun)).id).toMatch(/^pi_/)
  })

  it('what it does not take is a no, and nothing is taken for done', async () => {
    const secrets = { platform_webhook_secret: 'whsec_a', connect_webhook_secret: 'whsec_b' }
    const stranger = new StripeProvider({ secret_key: 'nobody', ...secrets }, url)
    expect(await stranger.transfer(order)).toMatchObject({ kind: 'refused' })
    const kwd = { amount_minor: 1_001n, currency_code: 'kwd' }
    const reversal = { reversal_id: 'porev_2', payout_id: 'pout_1', key: 'porev_2', transfer: 'tr_1', ...kwd }
    expect(await stripe.reverse(reversal)).toMatchObject({ code: 'amount_unrepresentable' })
  })
})
