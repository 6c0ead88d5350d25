import { Refusal } from './client.mjs'
import { CARDS, PEOPLE, PLANS } from './subscription-story.mjs'

const SANDBOX = 'pp_sandbox_sandbox'
/** What is sold on the plans: a product of the demo's. */
const PRODUCT = 'canvas-bag'
const CURRENCY = 'eur'

/** What subscribers of the demo can do, each over the routes that they or the staff call; done again it changes nothing. */
export class SubscriptionStage {
  /** `here` speaks to the tenant's host; `tenant` is its entry in demo.json. */
  constructor(here, tenant) {
    this.tenant = tenant
    this.here = here.with({ 'x-publishable-api-key': tenant.publishableKey })
    this.customers = new Map()
  }

  /** Signs the staff in, and sees to it that there is somebody to pay with, something to sell, and plans to sell it on. */
  async open() {
    const { token } = await this.here.post('/auth/user/emailpass', this.tenant.admin)
    this.admin = this.here.with({ authorization: `Bearer ${token}` })
    this.region = await this.#takeSandbox()
    await this.admin.post('/admin/subscription-settings', { exhaustion: 'unpaid' })
    const found = await this.admin.get(`/admin/products?handle=${PRODUCT}&fields=id,variants.id`)
    this.product = found.products[0]
    if (!this.product) throw new Refusal(`The demo sells no ${PRODUCT} any more.`)
    this.plans = await this.#makePlans()
  }

  async begin(who, plan) {
    await this.#subscribe(who, plan, 'active')
  }

  async draft(who, plan) {
    await this.#subscribe(who, plan, 'draft')
  }

  /** Another plan, or other pieces, from now on. */
  async change(who, { plan, quantity }) {
    const { id, plan_id, items } = await this.#of(who)
    const [item] = items
    if (plan ? plan_id === this.plans[plan] : item.quantity === quantity) return
    const change = plan ? { plan_id: this.plans[plan] } : { items: [{ id: item.id, quantity }] }
    await this.admin.post(`/admin/subscriptions/${id}/change`, { ...change, when: 'now' })
  }

  async pause(who, when) {
    const { id, status, pause_at_period_end: isAsked } = await this.#of(who)
    if (status === 'active' && !isAsked) await this.admin.post(`/admin/subscriptions/${id}/pause`, { when })
  }

  async resume(who) {
    const { id, status } = await this.#of(who)
    if (status === 'paused') await this.admin.post(`/admin/subscriptions/${id}/resume`)
  }

  async cancel(who) {
    const { id, status, cancel_at_period_end: isAsked } = await this.#of(who)
    if (status === 'canceled' || isAsked) return
    const how = { when: 'period_end', reason: 'Moves away' }
    await this.admin.post(`/admin/subscriptions/${id}/cancel`, how)
  }

  async payWith(who, card) {
    const { id } = await this.#of(who)
    const method = { payment_provider_id: SANDBOX, payment_method_id: await this.#card(who, card) }
    await this.admin.post(`/admin/subscriptions/${id}`, method)
  }

  /** All of the tenant. */
  async subscriptions() {
    const all = []
    for (let cursor = ''; ;) {
      const page = await this.admin.get(`/admin/subscriptions?limit=100${cursor}`)
      all.push(...page.subscriptions)
      if (!page.next_cursor) return all
      cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`
    }
  }

  async #subscribe(who, plan, status) {
    if (await this.#find(who)) return
    const [first_name, last_name] = PEOPLE[who].split(' ')
    const { id: customer_id } = await this.#customer(who)
    await this.admin.post('/admin/subscriptions', {
      ...{ customer_id, plan_id: this.plans[plan], currency_code: CURRENCY, region_id: this.region, status },
      items: [{ variant_id: this.product.variants[0].id }],
      shipping_address: {
        ...{ first_name, last_name, address_1: 'Market Square 1', city: 'Berlin' },
        ...{ postal_code: '10115', country_code: 'de' },
      },
      ...{ payment_provider_id: SANDBOX, payment_method_id: await this.#card(who, 'good') },
      ...{ time_zone: 'UTC', metadata: { demo: who } },
    })
  }

  async #find(who) {
    return (await this.subscriptions()).find(({ metadata }) => metadata.demo === who)
  }

  async #of(who) {
    const subscription = await this.#find(who)
    if (!subscription) throw new Refusal(`${PEOPLE[who]} has no subscription any more.`)
    return subscription
  }

  /** Somebody with an account at the shop: who signs in there sees their subscription. */
  async #customer(who) {
    const known = this.customers.get(who)
    if (known) return known
    const email = `${who}@example.com`
    const login = { email, password: this.tenant.admin.password }
    const signIn = async () => (await this.here.post('/auth/customer/emailpass', login)).token
    const { customers } = await this.admin.get(`/admin/customers?email=${email}&has_account=true&fields=id`)
    let id = customers[0]?.id
    if (!id) {
      const registered = await this.here.post('/auth/customer/emailpass/register', login).catch((error) => {
        // It was registered before, by one that was cut off here.
        if (error instanceof Refusal) return { token: undefined }
        throw error
      })
      const token = registered.token ?? (await signIn())
      const [first_name, last_name] = PEOPLE[who].split(' ')
      const body = { email, first_name, last_name }
      const made = await this.here.with({ authorization: `Bearer ${token}` }).post('/store/customers', body)
      id = made.customer.id
    }
    const customer = { id, store: this.here.with({ authorization: `Bearer ${await signIn()}` }) }
    this.customers.set(who, customer)
    return customer
  }

  /** What the customer has saved of this kind; saved now where they have not. */
  async #card(who, kind) {
    const { card, last4 } = CARDS[kind]
    const { store } = await this.#customer(who)
    const { payment_methods: saved } = await store.get('/store/payment-methods')
    const found = saved.find((method) => method.provider_id === SANDBOX && method.card?.last4 === last4)
    if (found) return found.id
    const { payment_method: made } = await store.post('/store/payment-methods', {
      provider_id: SANDBOX,
      card,
    })
    return made.id
  }

  /** The region's id. A demo that is older than the sandbox takes it from here on. */
  async #takeSandbox() {
    const { payment_providers: all } = await this.admin.get('/admin/payments/payment-providers?limit=50')
    if (!all.some(({ id }) => id === SANDBOX)) {
      throw new Refusal('The payment sandbox is off (PAYMENT_SANDBOX): the demo’s subscriptions pay with it.')
    }
    const { regions } = await this.admin.get(
      '/admin/regions?limit=50&fields=id,currency_code,payment_providers.id',
    )
    const { id, payment_providers: taken } = regions.find(({ currency_code }) => currency_code === CURRENCY)
    if (!taken.some((provider) => provider.id === SANDBOX)) {
      const payment_providers = [...taken.map((provider) => provider.id), SANDBOX]
      await this.admin.post(`/admin/regions/${id}`, { payment_providers })
    }
    return id
  }

  /** Their ids by their names in the story. */
  async #makePlans() {
    const { subscription_plans: there } = await this.admin.get('/admin/subscription-plans?limit=100')
    const ids = {}
    for (const [key, { price, ...plan }] of Object.entries(PLANS)) {
      const body = { ...plan, prices: { [CURRENCY]: price }, targets: [{ product_id: this.product.id }] }
      const known = there.find(({ name }) => name === plan.name)
      const made = known ?? (await this.admin.post('/admin/subscription-plans', body)).subscription_plan
      ids[key] = made.id
    }
    return ids
  }
}
