/**
 * Bills a year of subscriptions against the demo that `npm start` runs, over HTTP: makes some on plans of each kind, moves
 * the tenant's time forward month by month, pauses one and ends one on the way, and checks at the end that each period
 * that was due is one order, one payment of its amount, and that what recurs is what the subscriptions come to.
 * Each time with a new customer; the time of subscriptions stays where it was moved until the server ends.
 * `npm run demo:billing`
 */
import { Client, Refusal } from './demo/client.mjs'
import { readDemo } from './demo/read-demo.mjs'

const MONTHS = 12
/** What a period of each costs, in minor units. */
const PLANS = { month: 1_200, quarter: 3_000, year: 9_600 }

/** Of the tenant's first region. */
let currency
const money = (minor) => (minor / 100).toFixed(2)

async function play() {
  const demo = readDemo()
  const tenant = demo.tenants[0]
  const here = new Client(demo.backend, { host: `${tenant.host}:${new URL(demo.backend).port}` })
  const { token } = await here.post('/auth/user/emailpass', tenant.admin)
  const admin = here.with({ authorization: `Bearer ${token}` })
  const { regions } = await admin.get('/admin/regions?limit=1&fields=id,currency_code')
  currency = regions[0].currency_code
  // What others bring may change in the year, such as when a trial ends: that is no fault of the report.
  const before = (await recurring(admin)) - (await broughtByAll(admin))
  const subscriptions = await subscribe(admin)
  console.log('begin       '.padEnd(12), Object.keys(subscriptions).join(', '))

  for (let month = 1; month <= MONTHS; month++) {
    const { subscription_clock: clock } = await admin.get('/admin/subscription-clock')
    const to = new Date(clock.now)
    to.setUTCDate(1)
    to.setUTCMonth(to.getUTCMonth() + 1)
    const { subscription_clock: moved } = await admin.post('/admin/subscription-clock', {
      to: to.toISOString(),
    })
    console.log(
      `${moved.now.slice(0, 10)}   ${moved.cycles} cycles billed, ${money(await recurring(admin))} a month recur`,
    )
    if (month === 6) {
      await admin.post(`/admin/subscriptions/${subscriptions.pausing}/pause`, { when: 'now' })
      await admin.post(`/admin/subscriptions/${subscriptions.ending}/cancel`, { when: 'period_end' })
    }
  }
  await check(admin, subscriptions, before)
}

/** Of each kind one, and one that is not begun; answers their ids by what they are for. */
async function subscribe(admin) {
  const { products } = await admin.get(
    '/admin/products?limit=50&status[]=published&fields=id,variants.id,variants.manage_inventory',
  )
  const product = products.find(({ variants }) => variants?.some(({ manage_inventory }) => !manage_inventory))
  const variant = (product ?? products[0]).variants.find(
    ({ manage_inventory }) => !product || !manage_inventory,
  )
  const mark = Date.now().toString(36)
  const { customer } = await admin.post('/admin/customers', { email: `year-${mark}@example.com` })
  const plans = {}
  for (const [interval, price] of Object.entries(PLANS)) {
    const { subscription_plan } = await admin.post('/admin/subscription-plans', {
      ...{ name: `Each ${interval} ${mark}`, interval, prices: { [currency]: price } },
      targets: [{ product_id: (product ?? products[0]).id }],
    })
    plans[interval] = subscription_plan.id
  }
  const make = async (interval, given = {}) => {
    const { subscription } = await admin.post('/admin/subscriptions', {
      ...{ customer_id: customer.id, plan_id: plans[interval], currency_code: currency, time_zone: 'UTC' },
      ...{ items: [{ variant_id: variant.id }], payment_provider_id: 'pp_system_default' },
      ...{ payment_method_id: `invoice-${mark}`, ...given },
    })
    return subscription.id
  }
  return {
    monthly: await make('month'),
    quarterly: await make('quarter'),
    yearly: await make('year'),
    trial: await make('month', { trial_days: 30 }),
    pausing: await make('month'),
    ending: await make('month'),
    draft: await make('month', { status: 'draft' }),
  }
}

/** Months of a period of each interval. */
const MONTHS_OF = { day: 12 / 365, week: 12 / 52, month: 1, quarter: 3, year: 12 }

/** What all subscriptions of the currency bring in a month, one by one; minor units. */
async function broughtByAll(admin) {
  let sum = 0
  for (let cursor = ''; ;) {
    const page = await admin.get(`/admin/subscriptions?limit=100${cursor}`)
    for (const { status, currency_code, amount_minor, interval, interval_count } of page.subscriptions) {
      if (currency_code !== currency || !['active', 'past_due'].includes(status)) continue
      sum += Math.round(amount_minor / MONTHS_OF[interval] / interval_count)
    }
    if (!page.next_cursor) return sum
    cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`
  }
}

/** What recurs in a month, by the report; minor units. */
async function recurring(admin) {
  const { subscription_clock: clock } = await admin.get('/admin/subscription-clock')
  const month = clock.now.slice(0, 7)
  const { subscription_mrr: report } = await admin.get(
    `/admin/subscription-reports/mrr?from=${month}&to=${month}&currency_code=${currency}`,
  )
  return report.currencies[0]?.months.at(-1)?.closing_minor ?? 0
}

/** @throws Error naming what does not agree. */
async function check(admin, subscriptions, before) {
  const { subscription_clock: clock } = await admin.get('/admin/subscription-clock')
  const orders = new Set()
  let [cycles, charged] = [0, 0]
  for (const [name, id] of Object.entries(subscriptions)) {
    const { subscription } = await admin.get(`/admin/subscriptions/${id}`)
    const { billing_cycles: all } = await admin.get(`/admin/subscriptions/${id}/cycles?limit=100`)
    const due = all.filter(({ due_at, status }) => due_at <= clock.now && status !== 'void')
    for (const cycle of due) {
      const paid = cycle.attempts.filter(({ outcome }) => outcome === 'succeeded')
      if (cycle.status !== 'paid' || paid.length !== 1 || orders.has(cycle.order_id)) {
        throw new Error(`The cycle ${cycle.index} of ${name} is not paid once: ${JSON.stringify(cycle)}`)
      }
      orders.add(cycle.order_id)
      const { order } = await admin.get(`/admin/orders/${cycle.order_id}?fields=total,payment_status`)
      if (order.payment_status !== 'captured' || Math.round(order.total * 100) !== paid[0].amount_minor) {
        throw new Error(
          `The order ${cycle.order_id} of ${name} is not what was charged: ${JSON.stringify(order)}`,
        )
      }
      charged += paid[0].amount_minor
    }
    cycles += due.length
    console.log(`  ${name.padEnd(10)} ${subscription.status.padEnd(9)} ${due.length} paid`)
  }
  const [reported, recurs] = [await recurring(admin), before + (await broughtByAll(admin))]
  if (reported !== recurs) throw new Error(`${money(reported)} are said to recur, and ${money(recurs)} do.`)
  console.log(
    `${cycles} cycles, ${orders.size} orders, ${money(charged)} charged, ${money(recurs)} recur: they agree.`,
  )
}

try {
  await play()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}
