import pg from 'pg'
import { asOwner } from '@cityos/testing'

/** Products of a tenant, without variants: what is measured is the way and not the thing. */
export function addProducts(url, tenantId, count) {
  return asOwner(url, async (client) => {
    const { rows } = await client.query(
      `insert into product (id, tenant_id, title, handle, status, is_giftcard, discountable)
         select 'prod_' || $1 || '_' || n, $1, 'Product ' || n, 'product-' || n, 'published', false, true
           from generate_series(1, $2) n returning id`,
      [tenantId, count],
    )
    return rows.map(({ id }) => id)
  })
}

/**
 * Changes products one after another, `perSecond` of them, each in a transaction of its own; each goes round to the
 * next product, so that hardly two changes of one thing come together and are told as one.
 */
export async function changeSteadily(url, ids, { perSecond, seconds, label }) {
  const pool = new pg.Pool({ connectionString: url, max: 4 })
  const beganMs = performance.now()
  const total = perSecond * seconds
  let done = 0
  const work = async () => {
    while (done < total) {
      const turn = done++
      const waitMs = beganMs + (1_000 * turn) / perSecond - performance.now()
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
      await pool.query('update product set title = $2, updated_at = now() where id = $1', [
        ids[turn % ids.length],
        `${label} ${turn}`,
      ])
    }
  }
  await Promise.all([work(), work(), work(), work()])
  await pool.end()
  return { changes: total, seconds: (performance.now() - beganMs) / 1_000 }
}

/** All of a tenant's products at once, as an import does. */
export function changeAll(url, tenantId, label) {
  return asOwner(url, async (client) => {
    await client.query('update product set subtitle = $2, updated_at = now() where tenant_id = $1', [
      tenantId,
      label,
    ])
  })
}

const LEFT = `select (select count(*) from sync_outbox where tenant_id = $1)
  + (select count(*) from sync_delivery where tenant_id = $1 and state in ('queued', 'sending', 'retrying')) as left`

/** Waits until a tenant's changes are all on the other side. */
export async function untilApplied({ medusa, content }, tenantId, patienceMs = 600_000) {
  const [here, there] = [new pg.Client(medusa), new pg.Client(content)]
  await Promise.all([here.connect(), there.connect()])
  try {
    for (const endMs = performance.now() + patienceMs; performance.now() < endMs;) {
      const { rows } = await here.query(LEFT, [tenantId])
      const waiting = await there.query(
        `select count(*) as left from sync_inbox where tenant_id = $1 and state in ('received', 'dead')`,
        [tenantId],
      )
      if (Number(rows[0].left) + Number(waiting.rows[0].left) === 0) return
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error('The bridge has not settled.')
  } finally {
    await Promise.all([here.end(), there.end()])
  }
}

/**
 * Milliseconds from the change to its application, of every message of a tenant whose title begins with `label`. The
 * trigger's time is a moment before the commit, the applier's a moment before its own; both are of this machine.
 */
export function lagsOf(content, tenantId, label) {
  return asOwner(content, async (client) => {
    const { rows } = await client.query(
      `select extract(epoch from applied_at - (body ->> 'occurred_at')::timestamptz) * 1000 as ms
         from sync_inbox where tenant_id = $1 and state = 'applied' and body -> 'data' ->> 'title' like $2 || ' %'`,
      [tenantId, label],
    )
    return rows.map(({ ms }) => Number(ms))
  })
}

/** Products that do not say the same on both sides. */
export async function differences({ medusa, content }, tenantId) {
  const titles = (url, column) =>
    asOwner(url, async (client) => {
      const { rows } = await client.query(
        `select id, title from product${column} where tenant_id = $1 order by id`,
        [tenantId],
      )
      return new Map(rows.map(({ id, title }) => [id, title]))
    })
  const [ours, theirs] = [await titles(medusa, ''), await titles(content, 's')]
  return [...ours].filter(([id, title]) => theirs.get(id) !== title).length
}
