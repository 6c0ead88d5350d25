/*
 * Runs inside the backend, in the tenant that is measured, step by step: `prepare` makes subscriptions that are due,
 * `round` makes so many orders or bills so many cycles, `rest` bills what is left, `finding` and `sample` are for a backlog
 * that somebody has filled up, `counts` says what came of it all.
 */
const { createRequire } = require('node:module')
const { join } = require('node:path')

const fromBackend = createRequire(join(process.cwd(), 'package.json'))
const { runInTenant } = fromBackend('@cityos/medusa-tenancy')
const { createOrderWorkflow, createCustomersWorkflow } = fromBackend('@medusajs/medusa/core-flows')
const { ContainerRegistrationKeys } = fromBackend('@medusajs/framework/utils')

const AT_ONCE = 4
const FINDS = 20
const source = (path) => fromBackend(`./src/workflows/subscription/${path}.ts`)
const mb = (bytes) => Math.round(bytes / 2 ** 20)

/** What `prepare` leaves for the other steps. */
let world

const steps = {
  async prepare(container, { cycles }) {
    const { CreateSubscription, CreateSubscriptionPlan } = fromBackend('@cityos/contracts')
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const [{ id: region_id }] = await db('region').whereNull('deleted_at').select('id')
    const [{ id: variant_id, product_id }] = await db('product_variant')
      .whereNull('deleted_at')
      .select('id', 'product_id')
    const [{ id: sales_channel_id }] = await db('sales_channel').whereNull('deleted_at').select('id')
    const { result: customers } = await createCustomersWorkflow(container).run({
      input: { customersData: [{ email: 'bench@example.com' }] },
    })
    const customer_id = customers[0].id
    const { result: plan } = await source('create-plan')
      .createSubscriptionPlanWorkflow(container)
      .run({
        input: CreateSubscriptionPlan.parse({
          name: 'Monthly',
          interval: 'month',
          targets: [{ product_id }],
        }),
      })
    const subscription = CreateSubscription.parse({
      ...{ customer_id, plan_id: plan.id ?? plan, currency_code: 'usd', time_zone: 'UTC' },
      ...{ items: [{ variant_id }], payment_provider_id: 'pp_system_default', payment_method_id: 'x' },
    })
    const { result: first } = await source('create-subscription')
      .createSubscriptionWorkflow(container)
      .run({ input: { subscription, by: null } })
    const order = { region_id, sales_channel_id, customer_id, currency_code: 'usd', status: 'pending' }
    const items = [{ variant_id, quantity: 1, unit_price: 10, is_tax_inclusive: false }]
    world = {
      ...{
        db,
        first: first.id,
        copies: 0,
        context: source('billing/billing-context').billingContext(container),
      },
      order: () => createOrderWorkflow(container).run({ input: { ...order, items } }),
    }
    await fill(cycles)
  },

  /** As many orders, or cycles, as are asked for; what each took, of the clock and of the server's processor. */
  async round(_container, { what, count }) {
    const [at, cpu] = [performance.now(), process.cpuUsage()]
    if (what === 'order') {
      for (let done = 0; done < count; done += AT_ONCE)
        await Promise.all(Array.from({ length: AT_ONCE }, world.order))
    } else await bill(count)
    const used = process.cpuUsage(cpu)
    return { ms: performance.now() - at, cpuMs: (used.user + used.system) / 1000 }
  },

  /** Bills a sample of a backlog of so many; how long a cycle takes from when it is claimed until it is paid. */
  async sample(_container, { count }) {
    globalThis.gc?.()
    const before = process.memoryUsage()
    let most = before.rss
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100)
    const [at, cpu] = [performance.now(), process.cpuUsage()]
    const took = await bill(count)
    const [ms, used] = [performance.now() - at, process.cpuUsage(cpu)]
    clearInterval(watch)
    globalThis.gc?.()
    const after = process.memoryUsage()
    took.sort((a, b) => a - b)
    const part = (share) => Math.round(took[Math.min(took.length - 1, Math.floor(took.length * share))])
    return {
      ...{
        billed: took.length,
        ms,
        cpuMs: (used.user + used.system) / 1000,
        p50: part(0.5),
        p95: part(0.95),
      },
      ...{ rssMost: mb(most), heapBefore: mb(before.heapUsed), heapAfter: mb(after.heapUsed) },
    }
  },

  fill: (_container, { due }) => fill(due),

  /** How long it takes to find work: what a run does once in each tenant, and each claim of a few, which is taken back. */
  async finding() {
    const { context } = world
    const { claimDueCycles } = fromBackend('./src/modules/subscription/store/claim-cycles.ts')
    const { endPeriods } = source('billing/end-periods')
    const { planAll } = source('billing/keep-up')
    const start = performance.now()
    await endPeriods(context)
    await planAll(context)
    const before = performance.now() - start
    const claims = []
    for (let time = 0; time < FINDS; time++) {
      const at = performance.now()
      const back = new Error('taken back')
      await context.db
        .transaction(async (trx) => {
          await claimDueCycles(trx, context.now(), { most: AT_ONCE, kinds: ['due'] })
          claims.push(performance.now() - at)
          throw back
        })
        .catch((error) => {
          if (error !== back) throw error
        })
    }
    return { before, claim: claims.sort((a, b) => a - b)[FINDS / 2] }
  },

  async counts() {
    const count = async (sql) => Number((await world.db.raw(sql)).rows[0].count)
    return {
      paid: await count(`select count(*) from billing_cycle where status = 'paid'`),
      charges: await count(`select count(*) from billing_attempt where outcome = 'succeeded'`),
      orders: await count(
        `select count(distinct order_id) from billing_cycle where status = 'paid' and order_id in
           (select id from "order" where not is_draft_order)`,
      ),
      captures: await count(
        `select count(*) from order_transaction t join billing_cycle c using (order_id)
          where t.reference = 'capture' and c.status = 'paid'`,
      ),
      untold: await count(`select count(*) from billing_cycle where money_version > told_version`),
    }
  },
}

/** Bills as the job does, batch by batch, until so many are paid; how many milliseconds each took. */
async function bill(count) {
  const { beginTurns, runBatch } = source('billing/run-billing')
  const { tellOrders } = source('billing/tell-orders')
  const took = []
  let at = 0
  const announce = (told) => {
    for (const { event } of told) if (event === 'billing_cycle.paid') took.push(performance.now() - at)
    return world.context.announce(told)
  }
  const context = { ...world.context, announce }
  const turns = beginTurns(context)
  while (took.length < count) {
    at = performance.now()
    const { worked, failures } = await runBatch(context, { kinds: ['due'] }, turns)
    if (failures.length) throw failures[0]
    if (!worked) break
  }
  await tellOrders(context)
  return took
}

/** As many more subscriptions like the first that so many cycles are due: each with its things and its first cycle. */
async function fill(due) {
  const { db, first } = world
  const { rows } = await db.raw(
    `select count(*)::int as count from billing_cycle where status = 'scheduled' and due_at <= now()`,
  )
  const [from, count] = [world.copies, due - rows[0].count]
  if (count <= 0) return
  world.copies += count
  const columns = async (table) => {
    const { rows } = await db.raw(
      `select column_name as name from information_schema.columns where table_name = ? and table_schema = 'public'
          and column_name not in ('id', 'subscription_id', 'tenant_id')`,
      [table],
    )
    return rows.map(({ name }) => `"${name}"`)
  }
  // What is new about a cycle, also where the one that is copied has been billed.
  const unbilled = {
    ...{ status: `'scheduled'`, money_version: '0', told_version: '0', credit_minor: '0' },
    ...Object.fromEntries(
      ['planned_order_id', 'order_id', 'paid_at', 'next_attempt_at', 'telling_until'].map((name) => [
        name,
        'null',
      ]),
    ),
  }
  await db.transaction(async (trx) => {
    for (const [table, prefix] of [
      ['subscription', 'sub'],
      ['subscription_item', 'subitem'],
      ['billing_cycle', 'bcyc'],
    ]) {
      const all = await columns(table)
      const isOwn = table === 'subscription'
      const values = all.map((name) => (table === 'billing_cycle' && unbilled[name.slice(1, -1)]) || name)
      await trx.raw(
        `insert into ${table} (id${isOwn ? '' : ', subscription_id'}, ${all.join(', ')})
         select '${prefix}_' || lpad(n::text, 26, '0')${isOwn ? '' : `, 'sub_' || lpad(n::text, 26, '0')`},
                ${values.join(', ')}
           from ${table}, generate_series(?::int + 1, ?::int + ?::int) n
          where ${isOwn ? 'id' : 'subscription_id'} = ? ${table === 'billing_cycle' ? 'and "index" = 0' : ''}`,
        [from, from, count, first],
      )
    }
  })
}

module.exports = (container, tenantId, step, given = {}) =>
  runInTenant(tenantId, () => steps[step](container, given))
