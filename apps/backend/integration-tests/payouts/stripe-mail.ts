import Stripe from 'stripe'
import { isCityosError } from '@cityos/contracts'
import type { ProviderEvent } from '../../src/modules/payout/providers/provider'
import type { StripeConfig, StripeProvider } from '../../src/modules/payout/providers/stripe/stripe-provider'
import type { StripeSimulator } from './stripe-simulator'

interface Message {
  endpoint: 'platform' | 'connect'
  body: string
}

/** So many may be told again long after. */
const KEPT = 100

/**
 * The messages that Stripe's simulator owes us, each signed when it is sent. What is sent is drawn: in any order, late,
 * again, and two of them at once. Like Stripe it keeps what nobody has taken and sends it another time.
 */
export class StripeMail {
  private owed: Message[] = []
  private readonly taken: Message[] = []
  readonly counts = { taken: 0, again: 0, unheard: 0 }
  private written = 0

  constructor(
    simulator: StripeSimulator,
    private readonly config: StripeConfig,
    private readonly stripe: StripeProvider,
    private readonly now: () => Date,
    private readonly hear: (event: ProviderEvent) => Promise<boolean>,
  ) {
    simulator.onEvent = (type, about, account) => {
      const event = {
        ...{ id: `evt_${++this.written}`, object: 'event', type, created: this.seconds() },
        ...{ data: { object: about }, ...(account && { account }) },
      }
      this.owed.push({ endpoint: account ? 'connect' : 'platform', body: JSON.stringify(event) })
    }
  }

  /** Sends some, of those that were taken before too. */
  async some(random: () => number, most: number): Promise<void> {
    const count = 1 + Math.floor(random() * most)
    const drawn = Array.from({ length: count }, () => {
      const from = random() < 0.3 && this.taken.length ? this.taken : this.owed
      // Often the newest: it may come before our own answer is noted.
      return random() < 0.5 ? from.at(-1) : from[Math.floor(random() * from.length)]
    })
    // The same may be drawn twice, and is heard twice at once.
    await Promise.all(drawn.flatMap((message) => (message ? [this.send(message)] : [])))
  }

  /** Sends what is still owed, in any order. @throws Error when it is not taken, though Stripe is well. */
  async rest(random: () => number): Promise<void> {
    const unheard = this.counts.unheard
    while (this.owed.length && this.counts.unheard === unheard)
      await this.send(this.owed[Math.floor(random() * this.owed.length)]!)
    if (this.owed.length) throw new Error(`Nobody takes ${this.owed[0]!.body}`)
  }

  private async send(message: Message): Promise<void> {
    const { endpoint, body } = message
    const { connect_webhook_secret, platform_webhook_secret } = this.config
    const secret = endpoint === 'connect' ? connect_webhook_secret : platform_webhook_secret
    const header = Stripe.webhooks.generateTestHeaderString({
      ...{ payload: body, secret, timestamp: this.seconds() },
    })
    try {
      const isNew = await this.hear(this.stripe.parseWebhook(endpoint, body, header, this.now()))
      this.counts[isNew ? 'taken' : 'again']++
    } catch (error) {
      const isSilent = isCityosError(error) && error.code === 'payout_provider_unavailable'
      if (!isSilent && !(error instanceof Stripe.errors.StripeError)) throw error
      this.counts.unheard++
      return
    }
    if (!this.owed.includes(message)) return
    this.owed = this.owed.filter((one) => one !== message)
    this.taken.push(message)
    if (this.taken.length > KEPT) this.taken.shift()
  }

  private seconds(): number {
    return Math.floor(this.now().getTime() / 1000)
  }
}
