/*
 * Runs inside the backend, in the tenant that is measured: makes subscriptions that are due, then orders and cycles in
 * turns. Answers what each round took, and what the process held at most while the rest was billed.
 */
const { createRequire } = require('node:module')
const { join } = require('node:path')

const fromBackend = createRequire(join(process.cwd(), 'package.json'))
const { runInTenant } = fromBackend('@cityos/medusa-tenancy')
const { createOrderWorkflow, createCustomersWorkflow } = fromBackend('@medusajs/medusa/core-flows')
const { ContainerRegistrationKeys } = fromBackend('@medusajs/framework/utils')

const AT_ONCE = 4
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]
const fixed = (value) => Number(value.toFixed(2))

async function measure(container, { cycles, rounds, perRound }) {
  const { CreateSubscription, CreateSubscriptionPlan } = fromBackend('@cityos/contracts')
  const source = (path) => fromBackend(`./src/workflows/subscription/${path}.ts`)
  const { createSubscriptionPlanWorkflow } = source('create-plan')
  const { createSubscriptionWorkflow } = source('create-subscription')
  const { billingContext } = source('billing/billing-context')
  const { runBatch } = source('billing/run-billing')
  const { tellOrders } = source('billing/tell-orders')
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const context = billingContext(container)

  const [{ id: region }] = await db('region').whereNull('deleted_at').select('id')
  const [{ id: variant, product_id }] = await db('product_variant')
    .whereNull('deleted_at')
    .select('id', 'product_id')
  const [{ id: channel }] = await db('sales_channel').whereNull('deleted_at').select('id')
  const { result: customers } = await createCustomersWorkflow(container).run({
    input: { customersData: [{ email: 'bench@example.com' }] },
  })
  const customer_id = customers[0].id
  const { result: plan } = await createSubscriptionPlanWorkflow(container).run({
    input: CreateSubscriptionPlan.parse({ name: 'Monthly', interval: 'month', targets: [{ product_id }] }),
  })
  const subscription = CreateSubscription.parse({
    ...{ customer_id, plan_id: plan.id ?? plan, currency_code: 'usd', time_zone: 'UTC' },
    ...{ items: [{ variant_id: variant }], payment_provider_id: 'pp_system_default', payment_method_id: 'x' },
  })
  const { result: first } = await createSubscriptionWorkflow(container).run({
    input: { subscription, by: null },
  })
  await copy(db, first.id, cycles - 1)

  const order = () =>
    createOrderWorkflow(container).run({
      input: {
        ...{
          region_id: region,
          sales_channel_id: channel,
          customer_id,
          currency_code: 'usd',
          status: 'pending',
        },
        items: [{ variant_id: variant, quantity: 1, unit_price: 10, is_tax_inclusive: false }],
      },
    })
  const plain = async (count) => {
    for (let done = 0; done < count; done += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, order))
  }
  const bill = async (count) => {
    let done = 0
    while (done < count) {
      const { worked, failures } = await runBatch(context, { kinds: ['due'] })
      if (failures.length) throw failures[0]
      if (!worked) break
      done += worked
    }
    await tellOrders(context)
    return done
  }
  const timed = async (work) => {
    const [at, cpu] = [performance.now(), process.cpuUsage()]
    await work()
    const used = process.cpuUsage(cpu)
    return { ms: performance.now() - at, cpuMs: (used.user + used.system) / 1000 }
  }

  await plain(AT_ONCE * 2)
  await bill(AT_ONCE * 2)
  const took = { order: [], cycle: [] }
  for (let round = 0; round < rounds; round++) {
    const both = [
      ['order', () => plain(perRound)],
      ['cycle', () => bill(perRound)],
    ]
    for (const [name, work] of round % 2 ? both.reverse() : both) took[name].push(await timed(work))
  }
  const rows = Object.entries(took).map(([what, all]) => ({
    what: what === 'order' ? 'plain createOrderWorkflow' : 'cycle, end to end',
    'per second': fixed((1000 * perRound) / median(all.map(({ ms }) => ms))),
    'server CPU ms each': fixed(median(all.map(({ cpuMs }) => cpuMs)) / perRound),
    'times plain': fixed(median(all.map(({ ms }, i) => ms / took.order[i].ms))),
  }))

  globalThis.gc?.()
  const before = process.memoryUsage()
  let most = before.rss
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 200)
  let left = 0
  const { ms } = await timed(async () => {
    left = await bill(Number.MAX_SAFE_INTEGER)
  })
  clearInterval(watch)
  globalThis.gc?.()
  const after = process.memoryUsage()
  const mb = (bytes) => fixed(bytes / 2 ** 20)
  const count = async (sql) => Number((await db.raw(sql)).rows[0].count)
  return {
    rows,
    rest: [
      {
        ...{ cycles: left, 'per second': fixed((1000 * left) / ms), 'peak RSS MB': mb(most) },
        ...{ 'heap before MB': mb(before.heapUsed), 'heap after MB': mb(after.heapUsed) },
      },
    ],
    paid: await count(`select count(*) from billing_cycle where status = 'paid'`),
    charges: await count(`select count(*) from billing_attempt where outcome = 'succeeded'`),
    orders: await count(`select count(distinct order_id) from billing_cycle where status = 'paid'`),
  }
}

/** So many more like one, each due today. */
async function copy(db, id, count) {
  const columns = async (table) => {
    const { rows } = await db.raw(
      `select column_name as name from information_schema.columns where table_name = ? and table_schema = 'public'
          and column_name not in ('id', 'subscription_id', 'tenant_id')`,
      [table],
    )
    return rows.map(({ name }) => `"${name}"`).join(', ')
  }
  await db.transaction(async (trx) => {
    for (const [table, prefix] of [
      ['subscription', 'sub'],
      ['subscription_item', 'subitem'],
      ['billing_cycle', 'bcyc'],
    ]) {
      const all = await columns(table)
      const own = table === 'subscription' ? '' : ', subscription_id'
      const theirs = table === 'subscription' ? '' : `, 'sub_' || lpad(n::text, 26, '0')`
      await trx.raw(
        `insert into ${table} (id${own}, ${all})
         select '${prefix}_' || lpad(n::text, 26, '0')${theirs}, ${all} from ${table}, generate_series(1, ?) n
          where ${table === 'subscription' ? 'id' : 'subscription_id'} = ?`,
        [count, id],
      )
    }
  })
}

module.exports = (container, tenantId, options) => runInTenant(tenantId, () => measure(container, options))
