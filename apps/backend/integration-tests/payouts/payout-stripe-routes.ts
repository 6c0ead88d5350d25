import Stripe from 'stripe'
import type { PayoutAccount } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { outcome } from '../vendors/world'
import type { PayoutDesk } from './payout-desk'
import { StripeSimulator } from './stripe-simulator'

const SECRETS = { platform: 'whsec_platform_0', connect: 'whsec_connect_0' }
const PATHS = { platform: 'stripe', connect: 'stripe-connect' }
type Endpoint = keyof typeof PATHS

/** Payouts by Stripe, and what it tells of them over HTTP. */
export function stripePayoutTests({
  at,
  admin,
  inside,
  now,
  make,
  read,
  available,
  vendors,
}: PayoutDesk): void {
  describe('by Stripe', () => {
    let simulator: StripeSimulator
    beforeAll(async () => {
      simulator = await StripeSimulator.start()
      await inside('stripeAt', simulator.url)
      expectOk(
        await admin().post('/admin/payout-providers', {
          ...{ method: 'stripe_connect', secret_key: 'sk_test_simulated' },
          ...{ platform_webhook_secret: SECRETS.platform, connect_webhook_secret: SECRETS.connect },
        }),
      )
    })
    afterAll(() => simulator?.stop())

    let events = 0
    const eventOf = (type: string, object: object, account?: string) => ({
      ...{ id: `evt_${++events}`, object: 'event', type, created: seconds() },
      ...{ data: { object }, ...(account && { account }) },
    })
    const seconds = () => Math.floor(now().getTime() / 1000)
    /** What is answered to a message; `sent` is what comes instead of what was signed. */
    async function tell(
      endpoint: Endpoint,
      event: object,
      how: { secret?: string; ageSeconds?: number; sent?: object; tenant?: string } = {},
    ): Promise<string> {
      const { secret = SECRETS[endpoint], ageSeconds = 0, sent = event, tenant = at().acme.id } = how
      const payload = JSON.stringify(event)
      const signature = Stripe.webhooks.generateTestHeaderString({
        ...{ payload, secret, timestamp: seconds() - ageSeconds },
      })
      const client = at().backend.client('localhost').with({ 'stripe-signature': signature })
      const path = `/webhooks/payouts/${tenant}/${PATHS[endpoint]}`
      const answer = await client.post<{ state?: string; code?: string }>(path, sent)
      return `${answer.status} ${answer.body.state ?? answer.body.code}`
    }
    /** Every way in which a message is not Stripe's. */
    async function expectRefused(endpoint: Endpoint, event: object): Promise<void> {
      const other = endpoint === 'platform' ? 'connect' : 'platform'
      const ways = [
        { secret: 'whsec_forged' },
        { secret: SECRETS[other] },
        { sent: { ...event, livemode: true } },
        { ageSeconds: 301 },
        { tenant: at().globex.id },
      ]
      for (const how of ways)
        expect([how, await tell(endpoint, event, how)]).toEqual([how, '401 signature_refused'])
    }

    const accountOf = async (path = '/vendor/payout-account') => {
      const answer = await vendors.winery.owner.get<{ payout_accounts: PayoutAccount[] }>(path)
      return expectOk(answer).payout_accounts.find(({ method }) => method === 'stripe_connect')
    }

    it('an account is made when Stripe answers, and may be paid from the moment that it says so', async () => {
      const { owner } = vendors.winery
      const urls = { return_url: 'https://portal.example/a', refresh_url: 'https://portal.example/b' }
      const save = () => owner.post('/vendor/payout-account', { method: 'stripe_connect' })
      const onboard = () => owner.post<{ url: string }>('/vendor/payout-account/onboarding', urls)
      expect(outcome(await onboard())).toBe('409 payout_account_missing')
      simulator.fail('error_before')
      expect(outcome(await save())).toBe('503 payout_provider_unavailable')
      expect(await accountOf()).toBeUndefined()
      simulator.forgetKeys()
      // It is made there, and nobody says how it is: nothing is saved, and the next try finds it.
      simulator.isDown = true
      expect(outcome(await save())).toBe('503 payout_provider_unavailable')
      expect(await accountOf()).toBeUndefined()
      simulator.isDown = false
      expectOk(await save())
      simulator.fail('error_before')
      expect(outcome(await onboard())).toBe('503 payout_provider_unavailable')
      const [account] = [...simulator.accounts.keys()] as [string]
      expect(expectOk(await onboard()).url).toContain(account)

      expect(await accountOf()).toMatchObject({ status: 'onboarding' })
      simulator.enable(account)
      const updated = eventOf('account.updated', { id: account }, account)
      await expectRefused('connect', updated)
      expect(await accountOf()).toMatchObject({ status: 'onboarding' })
      // What could not be looked at is not taken, and Stripe sends it again.
      simulator.isDown = true
      expect(await tell('connect', updated)).toBe('503 payout_provider_unavailable')
      simulator.isDown = false
      expect(await tell('connect', updated)).toBe('200 received')
      expect(await accountOf()).toMatchObject({ status: 'enabled' })
      expect(await tell('connect', updated)).toBe('200 again')

      // Who saves it is answered late, with what is true no longer.
      simulator.restrict(account)
      const held = simulator.gate.holdBack(`/v1/accounts/${account}`)
      const saving = save()
      await held.asked
      simulator.enable(account)
      held.letGo()
      expectOk(await saving)
      expect([await accountOf(), simulator.accounts.size]).toMatchObject([{ status: 'enabled' }, 1])
    })

    it('a payout has arrived, and comes back, when Stripe says so: once', async () => {
      const { winery } = vendors
      expectOk(await admin().post(`/admin/payout-settings/${winery.id}`, { method: 'stripe_connect' }))
      const [account] = [...simulator.accounts.keys()] as [string]
      const id = await make(winery, 3_000)
      await inside('execute')
      const { status, amount_minor } = await read(id)
      const [transfer] = simulator.transfers
      expect([status, transfer]).toMatchObject(['in_transit', { amount: amount_minor, transfer_group: id }])

      const arrived = eventOf('payout.paid', { id: simulator.payOut(account, 'paid') }, account)
      await expectRefused('connect', arrived)
      expect((await read(id)).status).toBe('in_transit')
      expect(await tell('connect', arrived)).toBe('200 received')
      expect(await tell('connect', arrived)).toBe('200 again')
      expect((await read(id)).status).toBe('paid')

      simulator.reverse(transfer!.id)
      const reversed = eventOf('transfer.reversed', { id: transfer!.id, transfer_group: id })
      await expectRefused('platform', reversed)
      expect([(await read(id)).status, await available(winery)]).toEqual(['paid', 0])
      const answers = await Promise.all(Array.from({ length: 4 }, () => tell('platform', reversed)))
      expect(answers.filter((answer) => answer === '200 received')).toHaveLength(1)
      expect(answers.filter((answer) => answer === '200 again')).toHaveLength(3)
      // What was said before comes late.
      expect(await tell('platform', eventOf('transfer.created', transfer!))).toBe('200 received')
      expect(await tell('connect', { ...arrived, id: 'evt_late' })).toBe('200 received')
      expect([(await read(id)).status, await available(winery)]).toEqual(['returned', amount_minor])
    })
  })
}
