import { randomFrom } from '@cityos/testing'
import { StripeProvider } from '../../src/modules/payout/providers/stripe/stripe-provider'
import { saveAccount } from '../../src/modules/payout/store/accounts'
import { saveSettings } from '../../src/modules/payout/store/settings'
import type { PayoutContext, TracePoint } from '../../src/workflows/payout/context'
import { providerSaid } from '../../src/workflows/payout/process/provider-said'
import { workAndDie } from './dying-process'
import type { PayoutDatabase } from './payout-database'
import { StripeMail } from './stripe-mail'
import { StripeSimulator } from './stripe-simulator'

type Random = () => number

/** How often each goes wrong; after a dropped connection the SDK waits half a second and asks once more. */
const FAULTS = Object.entries({
  ...{ drop_before: 0.02, drop_after: 0.02, rate_limit: 0.1 },
  ...{ error_before: 0.2, error_after: 0.3, refuse: 0.2 },
}) as ['drop_before', number][]
const config = {
  secret_key: 'sk_test_simulated',
  platform_webhook_secret: 'whsec_platform',
  connect_webhook_secret: 'whsec_connect',
}

/** Vendors at Stripe, to whose transfers things happen at any time, of which Stripe tells whenever it likes. */
export class StripeRounds {
  readonly mail: StripeMail
  readonly context: PayoutContext
  private readonly stripe: StripeProvider
  private accounts: string[] = []
  /** The last payout of each account to its bank. */
  private readonly last = new Map<string, string>()

  private constructor(
    private readonly world: PayoutDatabase,
    private readonly simulator: StripeSimulator,
  ) {
    this.stripe = new StripeProvider(config, simulator.url)
    this.context = world.context({ providers: { stripe_connect: this.stripe } })
    this.mail = new StripeMail(
      simulator,
      config,
      this.stripe,
      () => world.clock.now(),
      (event) => providerSaid(this.context, this.stripe, event),
    )
  }

  static async start(world: PayoutDatabase): Promise<StripeRounds> {
    return new StripeRounds(world, await StripeSimulator.start())
  }

  stop(): Promise<void> {
    return this.simulator.stop()
  }

  /** The vendors of the next round, each with an account that may be paid. */
  async vendors(count: number): Promise<string[]> {
    const ids: string[] = []
    while (ids.length < count) ids.push(await this.world.vendor())
    const made = ids.map(async (id) => {
      const account = { id, name: 'Grocers', email: 'a@b.example', country: 'de' }
      const { external_id } = await this.stripe.createAccount(account)
      this.simulator.enable(external_id)
      const state = await this.stripe.account(external_id)
      await this.world.db.transaction(async (trx) => {
        await saveAccount(trx, id, 'stripe_connect', () => ({ ...state }))
        await saveSettings(trx, id, { method: 'stripe_connect' })
      })
      return external_id
    })
    this.accounts = await Promise.all(made)
    return ids
  }

  /** Works on what is due until it dies, while Stripe makes mistakes, changes things and tells of them. */
  async workAndDie(random: Random, point: TracePoint, after: number): Promise<void> {
    const { simulator } = this
    simulator.fail(...FAULTS.flatMap(([fault, often]) => (random() < often ? [fault] : [])))
    simulator.isDown = random() < 0.15
    simulator.hidesPayouts = random() < 0.1
    if (random() < 0.3) simulator.forgetKeys()
    const drawn = randomFrom(random() * 2 ** 32)
    const told: Promise<void>[] = []
    const meanwhile = () => {
      if (drawn() < 0.6) return Promise.resolve()
      this.happen(drawn)
      const one = this.mail.some(drawn, 3)
      told.push(one)
      return one
    }
    await workAndDie(this.world, point, after, { stripe: this.stripe, meanwhile })
    await Promise.all(told)
    this.happen(random)
    await this.mail.some(random, 4)
  }

  /** Stripe makes no more mistakes, and has forgotten all keys. */
  heal(): void {
    this.simulator.heal()
    this.simulator.forgetKeys()
  }

  /** Every bank takes what it is paid. */
  payAll(): void {
    for (const account of this.accounts) if (this.isUnpaid(account)) this.payOut(account, 'paid')
  }

  /** The transfers for a payout, and which of them are with the vendor. */
  transfersOf(payoutId: string): { transfers: number; live: number } {
    const made = this.simulator.transfers.filter((one) => one['transfer_group'] === payoutId)
    return { transfers: made.length, live: made.filter(({ reversed }) => !reversed).length }
  }

  private happen(random: Random): void {
    const account = this.accounts[Math.floor(random() * this.accounts.length)]!
    const what = random()
    const last = this.last.get(account)
    if (what < 0.06) return this.reverse(account)
    if (what < 0.25 && last && !this.isUnpaid(account)) return this.simulator.sendBack(last)
    if (what < 0.6 && this.isUnpaid(account)) this.payOut(account, what < 0.4 ? 'failed' : 'paid')
    // The vendor wants its money at once.
    if (what > 0.9) this.simulator.payOut(account, what < 0.95 ? 'failed' : 'paid', false)
  }

  /** Somebody takes it back by hand. */
  private reverse(account: string): void {
    const made = this.simulator.transfers.find(
      ({ destination, reversed }) => destination === account && !reversed,
    )
    if (made) this.simulator.reverse(made.id)
  }

  private payOut(account: string, how: 'paid' | 'failed'): void {
    this.last.set(account, this.simulator.payOut(account, how))
  }

  private isUnpaid(account: string): boolean {
    const { transfers, failures } = this.simulator.unpaid(account)
    return transfers.length + failures.length > 0
  }
}
