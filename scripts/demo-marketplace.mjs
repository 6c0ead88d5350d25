/**
 * Plays the life of a sale against the demo that `npm start` runs, over HTTP, and prints what each account of the
 * ledger holds after each step: a vendor is invited and approved, sells beside another, is paid out, gives money back
 * behind the payout, and what it owes is taken back from the transfer. Each time with a new vendor; nothing is removed.
 * `npm run demo:marketplace`
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, Refusal } from './demo/client.mjs'
import { vendorToken } from './demo/vendor-token.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Jobs send each minute, and the sandbox's transfers arrive when they are next asked about. */
const LONGEST_MS = 5 * 60_000
const PRICE_MINOR = 10_000

function readDemo() {
  try {
    const file = process.env.CITYOS_DEMO_FILE ?? join(ROOT, '.cityos/demo.json')
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Refusal('There is no demo yet: run `npm start` in another terminal first.')
  }
}

const demo = readDemo()
const tenant = demo.tenants[0]
const here = new Client(demo.backend, { host: `${tenant.host}:${new URL(demo.backend).port}` })
const money = (minor) => (minor / 100).toFixed(2)

async function signIn() {
  const { token } = await here.post('/auth/user/emailpass', tenant.admin)
  return here.with({ authorization: `Bearer ${token}` })
}

async function play() {
  const admin = await signIn()
  const store = here.with({ 'x-publishable-api-key': tenant.publishableKey })
  const other = tenant.vendors[0]
  const bearer = await vendorToken(here, other.owner.email)
  const names = new Map()

  /** Says what has happened, and what every account holds now that this play has touched. */
  async function tell(text) {
    console.log(`\n${text}`)
    const { ledger_accounts: accounts } = await admin.get(
      '/admin/ledger/accounts?limit=100&currency_code=eur',
    )
    const sum = accounts.reduce((all, { balance_minor }) => all + balance_minor, 0)
    for (const [owner, name] of names) {
      const held = accounts.filter(({ owner_id, balance_minor }) => owner_id === owner && balance_minor !== 0)
      const words = held.map(({ kind, balance_minor }) => `${kind} ${money(balance_minor)}`)
      console.log(`  ${name.padEnd(18)} ${words.join('   ') || 'nothing'}`)
    }
    console.log(`  ${accounts.length} accounts sum to ${money(sum)}`)
    if (sum !== 0) throw new Error('The ledger does not balance.')
  }

  const handle = `demo-${Date.now().toString(36)}`
  const { vendor } = await admin.post('/admin/vendors', {
    ...{ handle, name: `Demo ${handle.slice(5)}`, legal_name: 'Demo GmbH', country: 'de' },
    owner: { email: other.owner.email },
  })
  const seller = here.with({ authorization: bearer, 'x-vendor': vendor.id })
  names.set('platform', 'the marketplace').set(vendor.id, vendor.name).set(other.id, other.name)
  await tell(`${vendor.name} is invited; what is there was there before`)

  const { onboarding } = await seller.get('/vendor/onboarding')
  if (onboarding.missing_to_submit.length) {
    throw new Refusal(
      `The tenant asks vendors for ${onboarding.missing_to_submit.join(', ')}: this play has none.`,
    )
  }
  await seller.post('/vendor/onboarding/submit')
  await admin.post(`/admin/vendors/${vendor.id}/kyc`, { decision: 'verify' })
  await admin.post(`/admin/vendors/${vendor.id}/approve`)
  await tell('It has submitted its application, was verified and approved')

  const { product } = await seller.post('/vendor/products', {
    ...{ title: `Thing of ${vendor.name}`, options: [{ title: 'Size', values: ['One'] }] },
    variants: [
      {
        ...{ title: 'One', options: { Size: 'One' }, stocked_quantity: 10 },
        prices: [{ currency_code: 'eur', amount_minor: PRICE_MINOR }],
      },
    ],
  })
  await seller.post(`/vendor/products/${product.id}/submit`)
  const { product_approvals: queue } = await admin.get(`/admin/product-approvals?vendor_id=${vendor.id}`)
  await admin.post(`/admin/product-approvals/${queue[0].id}/approve`)
  await tell(`Its first product, for ${money(PRICE_MINOR)}, was approved and is in the store`)

  const { products } = await store.get(`/store/vendors/${other.handle}/products`)
  const { product: beside } = await store.get(`/store/products/${products[0].id}?fields=*variants`)
  const own = product.variants[0].id
  const order = await buy(store, [own, beside.variants[0].id])
  const parts = await partsOf(admin, order)
  const mine = parts.find(({ vendor_id }) => vendor_id === vendor.id)
  await tell(
    `Order ${mine.display_id.split('-')[0]} holds both vendors' things; of ${vendor.name}'s ${money(mine.total_minor)} the commission is ${money(mine.commission_minor)}, and ${money(mine.commission_tax_minor)} of tax on it`,
  )

  await capture(admin, order)
  await until(async () => (await partsOf(admin, order)).every(({ captured_minor }) => captured_minor > 0))
  await tell('The payment was captured, once for all')

  await deliver(seller, mine.id)
  await tell(`${vendor.name} has packed, shipped and delivered; its money waits for the end of the hold`)

  await admin.post(`/admin/vendor-orders/${mine.id}/funds/release`, {
    reason: 'A demonstration waits no week.',
  })
  await tell('The operator releases it before its time: a reserve stays, the rest is available')

  await payOut(admin, vendor.id, tell)

  const half = Math.floor(mine.total_minor / 2)
  await seller.post(`/vendor/orders/${mine.id}/refunds`, { amount_minor: half, reason: 'It was scratched.' })
  await tell(
    `${money(half)} is refunded behind the payout: the reserve pays first, the rest is owed (receivable)`,
  )
  await until(async () => (await owedBy(admin, vendor.id)) === 0)
  await tell('The sandbox has taken the rest back from the transfer: the debt is paid')

  const next = await buy(store, [own])
  await capture(admin, next)
  const [again] = await partsOf(admin, next)
  await until(async () => (await partsOf(admin, next))[0].captured_minor > 0)
  await deliver(seller, again.id)
  await admin.post(`/admin/vendor-orders/${again.id}/funds/release`, { reason: 'As above.' })
  await tell('It sells another one, which is delivered and released')
  await payOut(admin, vendor.id, tell)
  console.log(`\nThe debt was taken back from the transfer. See it at http://${here.headers.host}/app`)
}

async function buy(store, variants) {
  const { regions } = await store.get('/store/regions')
  const region = regions.find(({ currency_code }) => currency_code === 'eur')
  const { cart } = await store.post('/store/carts', {
    ...{ region_id: region.id, email: 'shopper@example.com' },
    items: variants.map((variant_id) => ({ variant_id, quantity: 1 })),
    shipping_address: {
      ...{ first_name: 'Sam', last_name: 'Shopper', address_1: 'Market Square 1', city: 'Berlin' },
      ...{ postal_code: '10115', country_code: 'de' },
    },
  })
  const { shipping_options: ways } = await store.get(`/store/shipping-options?cart_id=${cart.id}`)
  const byProfile = new Map(ways.map((way) => [way.shipping_profile_id, way.id]))
  for (const option_id of byProfile.values()) {
    await store.post(`/store/carts/${cart.id}/shipping-methods`, { option_id })
  }
  const { payment_collection: payment } = await store.post('/store/payment-collections', { cart_id: cart.id })
  const path = `/store/payment-collections/${payment.id}/payment-sessions`
  await store.post(path, { provider_id: 'pp_system_default' })
  const { order } = await store.post(`/store/carts/${cart.id}/complete`, {})
  return order.id
}

const partsOf = async (admin, order) =>
  (await admin.get(`/admin/vendor-orders?order_id=${order}`)).vendor_orders

async function capture(admin, id) {
  const { order } = await admin.get(`/admin/orders/${id}?fields=*payment_collections.payments`)
  await admin.post(`/admin/payments/${order.payment_collections[0].payments[0].id}/capture`, {})
}

async function deliver(seller, id) {
  const act = (verb) => seller.post(`/vendor/orders/${id}/${verb}`, {})
  const { vendor_order: packed } = await act('fulfillments')
  await act(`fulfillments/${packed.fulfillments[0].id}/ship`)
  await act(`fulfillments/${packed.fulfillments[0].id}/deliver`)
}

async function owedBy(admin, vendorId) {
  const { ledger_accounts: accounts } = await admin.get('/admin/ledger/accounts?limit=100&currency_code=eur')
  const owed = accounts.find(({ owner_id, kind }) => owner_id === vendorId && kind === 'receivable')
  return owed?.balance_minor ?? 0
}

/** Makes a payout and waits until the job has sent it and the sandbox says that it has arrived. */
async function payOut(admin, vendorId, tell) {
  const made = await admin.post('/admin/payouts', { vendor_id: vendorId })
  const [id] = made.payout_ids
  if (!id) throw new Error(`No payout was made: ${JSON.stringify(made)}`)
  const read = async () => (await admin.get(`/admin/payouts/${id}`)).payout
  const { amount_minor } = await read()
  await tell(`A payout of ${money(amount_minor)} is on its way; the job sends it within a minute`)
  await until(async () => (await read()).status === 'paid')
  await tell('It has arrived')
}

/** Asks again and again, and shows that it does. */
async function until(isSo) {
  for (const began = Date.now(); Date.now() - began < LONGEST_MS; await sleep(2_000)) {
    if (await isSo()) return
    if (process.stdout.isTTY) process.stdout.write('.')
  }
  throw new Refusal('It takes too long: is the demo still running?')
}

play().catch((error) => {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
})
