import { TestClock } from '@cityos/calendar'
import { verify } from '@cityos/webhooks'
import { deliver, Deliverer, relay, replay, type Answer, type SendOptions } from '@cityos/bridge'
import { Crash, openSecrets, SECRET, Side } from './side'

let side: Side
let clock: TestClock
/** What was posted, and what is answered: to one endpoint after another, as the test says. */
let posted: SendOptions[]
let answer: (options: SendOptions) => Answer | Promise<Answer>
beforeAll(async () => {
  side = await Side.start('product')
})
afterAll(() => side?.stop())
beforeEach(async () => {
  clock = new TestClock('2026-03-01T00:00:00Z')
  posted = []
  answer = () => ({ status: 202 })
  await side.sql('truncate webhook_endpoint, sync_delivery, sync_outbox, sync_entity, thing cascade')
})

const now = () => clock.now()
const tell = () => relay(side.db, { source: side, now })
const post = async (options: SendOptions) => (posted.push(options), answer(options))
const go = (options: { most?: number; perEndpoint?: number } = {}) =>
  deliver(side.db, {
    now,
    openSecrets,
    allowPrivate: false,
    userAgent: 'test',
    random: () => 0.5,
    post,
    ...options,
  })
const states = async () =>
  (await side.sql<{ state: string }>('select state from sync_delivery order by position')).map(
    ({ state }) => state,
  )
const bodies = () =>
  posted.map(({ body }) => JSON.parse(body) as { event: string; version: number; data: unknown })

/** A thing whose message waits. */
async function queue(id = 'a', name: string | null = 'first', tenantId = 'acme') {
  await side.write(tenantId, id, name)
  await tell()
}

it('a message is signed for its endpoint, and says what is now', async () => {
  await side.connect('acme')
  await queue('a', 'old')
  await side.write('acme', 'a', 'new')
  await side.write('acme', 'a', 'newest')
  await tell()
  expect(await go()).toBe(1)
  const [{ headers, body } = posted[0]!] = posted
  expect(verify({ secrets: [SECRET], headers, body, now: now() })).toMatchObject({
    form: 1,
    event: 'product.updated',
    tenant_id: 'acme',
    entity_id: 'a',
    version: 2,
    data: { name: 'newest' },
  })
  expect(await states()).toEqual(['superseded', 'delivered'])
})

it('creating, changing, removing and coming back are told as such; what changed nothing is not told', async () => {
  await side.connect('acme')
  for (const name of ['one', 'one', 'two', null, null, 'two']) {
    await queue('a', name)
    await go()
  }
  expect(bodies().map(({ event, version }) => `${event} ${version}`)).toEqual([
    'product.created 1',
    'product.updated 2',
    'product.deleted 3',
    'product.created 4',
  ])
})

it('a thing that came and went before anybody looked is not told', async () => {
  await side.connect('acme')
  await side.write('acme', 'a', 'x')
  await side.write('acme', 'a', null)
  await tell()
  expect(await states()).toEqual([])
})

it("a tenant's own endpoint gets each state in order, and only what it asked for", async () => {
  await side.connect('acme', { kind: 'tenant', events: ['product.updated'] })
  await side.connect('acme', { kind: 'tenant', url: 'https://all.example', events: ['product.*'] })
  await side.connect('acme', { kind: 'tenant', url: 'https://none.example', events: ['order.*'] })
  for (const name of ['1', '2', '3']) await queue('a', name)
  while (await go());
  const to = (url: string) =>
    posted
      .filter((one) => one.url === url)
      .map(({ body }) => (JSON.parse(body) as { version: number }).version)
  expect([to('https://other.example'), to('https://all.example'), to('https://none.example')]).toEqual([
    [2, 3],
    [1, 2, 3],
    [],
  ])
})

it('nothing of a tenant goes to the endpoint of another', async () => {
  await side.connect('acme')
  await side.connect('globex', { url: 'https://globex.example' })
  await queue('a', 'x', 'globex')
  await go()
  expect(posted.map(({ url }) => url)).toEqual(['https://globex.example'])
})

it('what fails is tried again, later each time, under the same id; after the last time a person is asked', async () => {
  await side.connect('acme')
  await queue()
  answer = () => ({ status: 500 })
  const waits: number[] = []
  for (let tries = 0; tries < 16; tries++) {
    expect(await go()).toBe(1)
    const [{ next }] = (await side.sql<{ next: Date }>(
      `select greatest(d.next_attempt_at, e.open_until) as next from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id`,
    )) as [{ next: Date }]
    expect(await go()).toBe(0)
    waits.push(next.getTime() - now().getTime())
    clock.advanceTo(new Date(Math.max(next.getTime(), now().getTime())))
  }
  expect(new Set(posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(waits.slice(0, 4)).toEqual([3_750, 7_500, 15_000, 30_000])
  expect(await states()).toEqual(['dead'])
  clock.advance(86_400_000)
  expect(await go()).toBe(0)
})

it('each attempt is signed anew: an old one would be refused for its age', async () => {
  await side.connect('acme')
  await queue()
  answer = () => Promise.reject(new Error('ECONNRESET'))
  await go()
  clock.advance(3_600_000)
  await go()
  const [first, second] = posted as [SendOptions, SendOptions]
  expect(first.headers['webhook-signature']).not.toBe(second.headers['webhook-signature'])
  expect(() => verify({ secrets: [SECRET], ...second, now: now() })).not.toThrow()
})

it('Retry-After is kept to', async () => {
  await side.connect('acme')
  await queue()
  answer = () => ({ status: 429, retryAfter: '120' })
  await go()
  clock.advance(119_000)
  expect(await go()).toBe(0)
  clock.advance(1_000)
  expect(await go()).toBe(1)
})

it('a redirect is a failure', async () => {
  await side.connect('acme')
  await queue()
  answer = () => ({ status: 302 })
  await go()
  expect(await states()).toEqual(['retrying'])
})

it('410 ends the endpoint and what waits for it, and leaves the others alone', async () => {
  await side.connect('acme', { kind: 'tenant' })
  await side.connect('acme', { kind: 'tenant', url: 'https://fine.example' })
  await queue('a')
  await queue('b')
  answer = ({ url }) => ({ status: url.includes('fine') ? 202 : 410 })
  while (await go({ perEndpoint: 1 }));
  expect(await side.sql('select url, state from webhook_endpoint order by url')).toEqual([
    { url: 'https://fine.example', state: 'enabled' },
    { url: 'https://other.example', state: 'gone' },
  ])
  expect((await states()).sort()).toEqual(['canceled', 'canceled', 'delivered', 'delivered'])
  await queue('c')
  expect((await states()).length).toBe(5)
})

it('after five failures an endpoint gets nothing for a while, then one message, and all when that one arrives', async () => {
  await side.connect('acme', { kind: 'tenant' })
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) await side.write('acme', id, 'x')
  await tell()
  answer = () => ({ status: 500 })
  expect(await go({ perEndpoint: 5 })).toBe(5)
  clock.advance(29_000)
  expect(await go()).toBe(0)
  clock.advance(1_000)
  answer = () => ({ status: 202 })
  expect(await go()).toBe(1)
  expect(await go()).toBe(6)
})

it('a slow endpoint has a few messages under way and holds up nobody', async () => {
  await side.connect('acme')
  await side.connect('globex', { url: 'https://globex.example' })
  for (let id = 0; id < 20; id++) await side.write('acme', `x${id}`, 'x')
  await side.write('globex', 'a', 'x')
  await tell()
  let end = () => {}
  const never = new Promise<Answer>((resolve) => (end = () => resolve({ status: 202 })))
  answer = ({ url }) => (url.includes('globex') ? { status: 202 } : never)
  const first = go({ perEndpoint: 3, most: 10 })
  while (posted.length < 4) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(posted.filter(({ url }) => url.includes('globex'))).toHaveLength(1)
  expect(await go({ perEndpoint: 3 })).toBe(0)
  end()
  await first
})

describe('while it runs', () => {
  const options = () => ({
    now,
    openSecrets,
    allowPrivate: false,
    userAgent: 'test',
    random: () => 0.5,
    post,
  })
  const acmeIsSlow = async (count: number) => {
    await side.connect('acme')
    await side.connect('globex', { url: 'https://globex.example' })
    for (let id = 0; id < count; id++) {
      await side.write('acme', `x${id}`, 'x')
      await side.write('globex', `x${id}`, 'x')
    }
    await tell()
  }

  it('a place that becomes free is taken by the next, also while others are slow', async () => {
    await acmeIsSlow(4)
    const ends: (() => void)[] = []
    answer = ({ url }) =>
      url.includes('globex')
        ? { status: 202 }
        : new Promise<Answer>((resolve) => ends.push(() => resolve({ status: 202 })))
    let freed = 0
    const deliverer = new Deliverer(side.db, { ...options(), most: 3, perEndpoint: 2 }, () => freed++)
    const sent = () => posted.filter(({ url }) => url.includes('globex')).length
    for (let round = 0; sent() < 4; round++) {
      await deliverer.round()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(ends).toHaveLength(2)
    const before = freed
    ends.splice(0).forEach((end) => end())
    while (freed < before + 2) await new Promise((resolve) => setTimeout(resolve, 1))
    expect(await deliverer.round()).toBe(2)
    ends.forEach((end) => end())
    await deliverer.ended()
    expect(new Set(await states())).toEqual(new Set(['delivered']))
  })

  it('what cannot be written is told with the next round, and the message is sent again when its lease has ended', async () => {
    await side.connect('acme')
    await queue()
    const deliverer = new Deliverer(side.db, options())
    expect(await deliverer.round()).toBe(1)
    side.crashes = () => true
    await expect(deliverer.ended()).rejects.toThrow(Crash)
    side.crashes = () => false
    expect(await deliverer.round()).toBe(0)
    clock.advance(31_000)
    expect(await deliverer.round()).toBe(1)
    await deliverer.ended()
    expect([posted.length, await states()]).toEqual([2, ['delivered']])
  })
})

it('answers that come together count in the order in which they came', async () => {
  await side.connect('acme', { kind: 'tenant' })
  for (const id of ['a', 'b', 'c', 'd']) await side.write('acme', id, 'x')
  await tell()
  answer = ({ body }) => ({ status: body.includes('"b"') ? 202 : 500 })
  expect(await go()).toBe(4)
  expect((await states()).sort()).toEqual(['delivered', 'retrying', 'retrying', 'retrying'])
  expect(await side.sql('select failures from webhook_endpoint')).toEqual([{ failures: 2 }])
})

it('whoever has much to tell does not keep others waiting', async () => {
  await side.connect('acme')
  await side.connect('globex')
  for (let id = 0; id < 30; id++) await side.write('acme', `x${id}`, 'x')
  await side.write('globex', 'a', 'x')
  expect(await relay(side.db, { source: side, now, batch: 4 })).toBe(4)
  expect(
    await side.sql(`select count(*)::int as count from sync_delivery where tenant_id = 'globex'`),
  ).toEqual([{ count: 1 }])
})

it('a newer state waits for the older one that is under way, and two processes send it once', async () => {
  await side.connect('acme')
  await queue('a', '1')
  let end = () => {}
  answer = () => new Promise<Answer>((resolve) => (end = () => resolve({ status: 202 })))
  const first = go()
  while (!posted.length) await new Promise((resolve) => setTimeout(resolve, 1))
  await queue('a', '2')
  expect(await go()).toBe(0)
  end()
  await first
  answer = () => ({ status: 202 })
  expect((await Promise.all([go(), go(), go()])).sort()).toEqual([0, 0, 1])
})

it('what a process took and never came back with is sent by another, and the first may not settle it any more', async () => {
  await side.connect('acme')
  await queue()
  let end = () => {}
  answer = () => new Promise<Answer>((resolve) => (end = () => resolve({ status: 500 })))
  const dead = go()
  while (!posted.length) await new Promise((resolve) => setTimeout(resolve, 1))
  const endDead = end
  clock.advance(31_000)
  answer = () => ({ status: 202 })
  expect(await go()).toBe(1)
  endDead()
  await dead
  expect(await states()).toEqual(['delivered'])
  expect(await side.sql('select failures from webhook_endpoint')).toEqual([{ failures: 0 }])
})

it('while a secret rotates both sign', async () => {
  const next = 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE='
  await side.connect('acme')
  await side.sql('update webhook_endpoint set secrets = $1', [JSON.stringify([next, SECRET])])
  await queue()
  await go()
  const [sent] = posted as [SendOptions]
  for (const secret of [next, SECRET])
    expect(() => verify({ secrets: [secret], ...sent, now: now() })).not.toThrow()
})

it('a finished message is sent again as a new one, by its tenant alone', async () => {
  await side.connect('acme')
  await queue()
  const [{ id }] = (await side.sql<{ id: string }>('select id from sync_delivery')) as [{ id: string }]
  const again = (tenantId: string) => replay(side.db, { deliveryId: id, tenantId, now: now() })
  expect(await again('acme')).toBeUndefined()
  await go()
  expect(await again('globex')).toBeUndefined()
  expect(await again('acme')).toMatch(/^msg_/)
  await go()
  const [first, second] = posted as [SendOptions, SendOptions]
  expect(second.body).toBe(first.body)
  expect(second.headers['webhook-id']).not.toBe(first.headers['webhook-id'])
})
