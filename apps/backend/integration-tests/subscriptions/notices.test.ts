import { randomUUID } from 'node:crypto'
import {
  DEFAULT_SUBSCRIPTION_SETTINGS,
  type MailboxMessageList,
  type UpdateSubscriptionNotices,
  type WholeSubscription,
} from '@cityos/contracts'
import { formatMinor } from '@cityos/money'
import { createProduct, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { withNotices } from '../../src/modules/subscription/domain/notice'
import { writeBilling } from '../../src/modules/subscription/store/billing'
import { addCredit } from '../../src/modules/subscription/store/credits'
import { writeSettings } from '../../src/modules/subscription/store/settings'
import { learn } from '../../src/workflows/subscription/billing/learn'
import type { NoticeContext, NoticeMail } from '../../src/workflows/subscription/notices/context'
import { findAhead, nextAhead } from '../../src/workflows/subscription/notices/find-ahead'
import { sendNotices } from '../../src/workflows/subscription/notices/send'
import { warnOfCards } from '../../src/workflows/subscription/notices/warn-of-cards'
import { hire, outcome } from '../access/staff'
import { BillingDatabase, type Terms } from './billing-database'
import { createPlan, drive } from './world'

const MINUTE_MS = 60_000
const DAY_MS = 1_440 * MINUTE_MS
const START = '2027-01-30T12:00:00Z'

let database: BillingDatabase
let world: BillingDatabase
let mails: NoticeMail[]
beforeAll(async () => {
  database = await BillingDatabase.start(START)
})
afterAll(() => database?.stop())
beforeEach(async () => {
  world = await database.another(START)
  mails = []
})

/** Somebody who sends what there is to send. */
const teller = (mail: NoticeContext['mail'] = keep): NoticeContext => ({
  db: { transaction: (work) => world.sql(work) },
  now: () => world.clock.now(),
  mail,
})
const keep = (mail: NoticeMail) => {
  mails.push(mail)
  return Promise.resolve()
}
const send = () => sendNotices(teller())
const kinds = () => mails.map(({ kind }) => kind)
const rows = () =>
  world.sql(async (trx) => {
    const found = (await trx('subscription_notice').orderBy('id').select('kind', 'status', 'error')) as {
      kind: string
      status: string
      error: string | null
    }[]
    return found.map(({ kind, status, error }) => [kind, status, error].filter(Boolean).join(' '))
  })
const set = (notices: UpdateSubscriptionNotices) =>
  world.sql((trx) =>
    writeSettings(
      trx,
      { ...DEFAULT_SUBSCRIPTION_SETTINGS, notices: withNotices({}, notices) },
      world.clock.now(),
    ),
  )
/** A subscription of somebody with a name and a language. */
async function subscribeAs(
  who: { first_name?: string; locale?: string },
  terms: Terms = {},
): Promise<string> {
  const customer_id = `cus_${randomUUID()}`
  await world.owner(
    `insert into customer (id, tenant_id, email, first_name, metadata) values ($1, $2, $3, $4, $5)`,
    [
      customer_id,
      world.tenant,
      'ada@example.com',
      who.first_name ?? null,
      JSON.stringify({ locale: who.locale }),
    ],
  )
  return world.subscribe({ ...terms, over: { customer_id, ...terms.over } })
}

describe('what has happened', () => {
  it('is told once: a receipt for each cycle, however many send at the same time and however often', async () => {
    await world.subscribe()
    await world.runUntil('2027-01-31T00:00:00Z')
    await Promise.all([send(), send(), send()])
    await world.run()
    await send()
    expect(mails).toMatchObject([
      { kind: 'receipt', to: 'a@example.com', subject: 'Receipt for Coffee', language: 'en', number: 1 },
    ])
    expect(mails[0]!.text).toContain('We received €16.00 for “Coffee”.')
    await world.runUntil('2027-02-28T00:00:00Z')
    await send()
    expect(kinds()).toEqual(['receipt', 'receipt'])
  })

  it('says what credit has paid, also where nothing was charged', async () => {
    const id = await world.subscribe()
    const credit = {
      subscription_id: id,
      currency_code: 'eur',
      reason: 'adjustment',
      cycle_id: null,
    } as const
    await world.sql((trx) =>
      addCredit(
        trx,
        { ...credit, amount_minor: 2_000n, source: 'gift', created_by: null },
        world.clock.now(),
      ),
    )
    await world.runUntil('2027-01-31T00:00:00Z')
    await send()
    await world.runUntil('2027-02-28T00:00:00Z')
    await send()
    expect(mails.map(({ text }) => text.split('\n\n').slice(1).join(' ').trim())).toEqual([
      'Thank you. Nothing was charged for “Coffee”. Your credit paid €16.00.',
      'Thank you. We received €12.00 for “Coffee”. Your credit paid another €4.00.',
    ])
  })

  it('tells of each refusal with when it is tried again, in the zone of the subscription, and of the end', async () => {
    world.outside.usual = 'soft'
    await world.subscribe({ anchor: '2027-02-01', zone: 'Europe/Berlin' })
    await world.runUntil('2027-01-31T23:00:00Z')
    await send()
    expect(mails[0]!.text).toMatch(/could not charge €16\.00 .* try again on February 2, 2027 at 9:00.AM\./s)
    await world.runUntil('2027-02-02T08:00:00Z')
    await send()
    await world.runUntil('2027-02-04T08:00:00Z')
    await send()
    expect(kinds()).toEqual(['payment_failed', 'payment_failed', 'payment_failed'])
    await world.runUntil('2027-02-08T08:00:00Z')
    await send()
    await send()
    expect(kinds().slice(3)).toEqual(['given_up'])
    expect(mails[3]!.subject).toBe('Your subscription Coffee has ended')
  })

  it('tells of what is refused for good until when another method is waited for', async () => {
    world.outside.usual = 'hard'
    await world.subscribe()
    await world.runUntil('2027-01-31T00:00:00Z')
    await send()
    expect(mails[0]!.text).toContain('Please choose another one by February 7, 2027')
  })

  it('asks for a confirmation as long as there is one to give', async () => {
    const ids = [await world.subscribe(), await world.subscribe()]
    world.outside.fates = ['confirm', 'confirm']
    await world.runUntil('2027-01-31T00:00:00Z')
    const [cycle] = await world.cycles(ids[0]!)
    const at = world.clock.now()
    const answer = { kind: 'payment', status: 'succeeded', reference: 'x', at } as const
    await learn(world.context(), { key: `cycle:${cycle!.id}:1`, answer })
    await send()
    expect(kinds().sort()).toEqual(['confirmation_needed', 'receipt'])
    const asked = mails.find(({ kind }) => kind === 'confirmation_needed')!
    expect(asked.subscription_id).toBe(ids[1])
    expect(asked.text).toMatch(/confirm it by January 31, 2027 at 11:00.PM/)
    expect((await rows()).filter((row) => row.includes('outdated'))).toHaveLength(1)
  })

  it.each([
    ['cancel_at_period_end', 'canceled'],
    ['pause_at_period_end', 'paused'],
  ])('tells of %s when the period is over, and of nothing that is no news any more', async (ending, kind) => {
    const id = await world.subscribe()
    await world.runUntil('2027-01-31T00:00:00Z')
    await world.patch(id, { [ending]: true })
    await world.runUntil('2027-02-28T00:00:00Z')
    await send()
    expect(kinds()).toEqual([kind])
    expect(await rows()).toEqual(['receipt given_up', `${kind} sent`])
  })

  it('is not told when the transaction that it happened in is taken back', async () => {
    await world.subscribe()
    const { db } = world.context()
    const broken = world.context({
      db: {
        transaction: (work) =>
          db.transaction(async (trx) => {
            const answer = await work(trx)
            const { rows } = await trx.raw<{ rows: object[] }>('select from subscription_notice')
            if (rows.length) throw new Error('forced failure')
            return answer
          }),
      },
    })
    world.clock.advanceTo('2027-01-31T00:00:00Z')
    await expect(world.run(broken)).rejects.toThrow('forced failure')
    expect(await rows()).toEqual([])
    world.clock.advance(6 * MINUTE_MS)
    await world.run()
    await send()
    expect([kinds(), world.outside.payments.length]).toEqual([['receipt'], 1])
  })
})

describe('what is ahead', () => {
  it('is found once, by one query: charges and ends of trials within their days', async () => {
    await world.subscribe({ anchor: '2027-02-05' })
    const trial = { status: 'trialing', starts_on: '2027-01-20', trial_ends_on: '2027-02-05' } as const
    await world.subscribe({ anchor: '2027-02-05', over: trial })
    // Neither what is charged each day, nor what is about to end.
    await world.subscribe({ anchor: '2027-02-05', interval: 'day' })
    await world.subscribe({ anchor: '2027-02-05', over: { cancel_at_period_end: true } })
    expect(await findAhead(teller())).toBe(0)
    world.clock.advanceTo('2027-02-02T00:00:00Z')
    const found = await Promise.all([findAhead(teller()), findAhead(teller()), findAhead(teller())])
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(2)
    await Promise.all([send(), send()])
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      'Coffee: €10.00 on February 5, 2027',
      'Your trial of Coffee ends on February 5, 2027',
    ])
    expect([await findAhead(teller()), (await send()).sent]).toEqual([0, 0])
  })

  it('is told so many days before by the calendar of the subscription, also across a day of 23 hours', async () => {
    await world.subscribe({ anchor: '2027-03-31', zone: 'Europe/Berlin' })
    world.clock.advanceTo('2027-03-27T22:59:59Z')
    expect(await findAhead(teller())).toBe(0)
    expect(await nextAhead(teller())).toEqual(new Date('2027-03-27T23:00:00Z'))
    world.clock.advanceTo('2027-03-27T23:00:00Z')
    expect(await findAhead(teller())).toBe(1)
  })

  it('is told as many days ahead as the tenant says, and not at all where it is off', async () => {
    await set({ upcoming_charge: { days: 6 } })
    await world.subscribe({ anchor: '2027-02-05' })
    expect(await findAhead(teller())).toBe(1)
    await set({ upcoming_charge: { is_on: false }, receipt: { is_on: false } })
    expect(await send()).toEqual({ sent: 0, failed: 0 })
    expect(await rows()).toEqual(['upcoming_charge dropped switched_off'])
    await world.subscribe({ anchor: '2027-02-05' })
    expect(await findAhead(teller())).toBe(0)
    await world.runUntil('2027-02-05T00:00:00Z')
    expect(await rows()).toHaveLength(1)
  })

  it('is not told of what ends before it is sent, nor after its day', async () => {
    const ids = [
      await world.subscribe({ anchor: '2027-02-05' }),
      await world.subscribe({ anchor: '2027-02-05' }),
    ]
    world.clock.advanceTo('2027-02-03T00:00:00Z')
    await findAhead(teller())
    await world.patch(ids[0]!, { pause_at_period_end: true })
    await sendNotices(teller(() => Promise.reject(new Error('down'))))
    world.clock.advanceTo('2027-02-05T00:00:00Z')
    await send()
    expect([mails, (await rows()).sort()]).toEqual([
      [],
      ['upcoming_charge dropped outdated', 'upcoming_charge given_up down'],
    ])
  })

  it('tells of a card once for its month, whatever it pays for', async () => {
    const ids = [await world.subscribe(), await world.subscribe()]
    const other = await world.subscribe({ over: { payment_method_id: 'pm_2' } })
    const card = { brand: 'visa', last4: '4242', exp_month: 3, exp_year: 2027 }
    const asked: number[] = []
    async function* find({ days }: { days: number }) {
      asked.push(days)
      for (const subscription_id of [...ids, other]) {
        yield await Promise.resolve({
          ...{ subscription_id, customer_id: 'cus_1', provider_id: 'pp_test', payment_method_id: 'pm_1' },
          ...{ ...card, expires_at: new Date('2027-04-01') },
          ...(subscription_id === other && { payment_method_id: 'pm_gone' }),
        })
      }
    }
    const found = await Promise.all([warnOfCards(teller(), find), warnOfCards(teller(), find)])
    expect([found[0] + found[1], await warnOfCards(teller(), find)]).toEqual([2, 0])
    await send()
    expect(mails.map(({ text }) => text)).toEqual([
      expect.stringContaining(
        'Your visa card ending in 4242, which pays for “Coffee”, expires at the end of March 2027.',
      ),
    ])
    expect((await rows()).sort()).toEqual(['card_expiring dropped outdated', 'card_expiring sent'])
    await set({ card_expiring: { is_on: false } })
    expect([await warnOfCards(teller(), find), asked]).toEqual([0, [30, 30, 30]])
  })
})

describe('a provider of e-mails', () => {
  it('that fails is asked again under the same key, later each time, and given up after three days', async () => {
    await world.subscribe()
    await world.runUntil('2027-01-31T00:00:00Z')
    const tries: [string, number, number][] = []
    const failing = teller(({ key, number }) => {
      tries.push([key, number, world.clock.now().getTime()])
      return Promise.reject(new Error('550 no such mailbox'))
    })
    for (;;) {
      await sendNotices(failing)
      const next = await world.sql((trx) => trx('subscription_notice').first('next_try_at'))
      const { next_try_at } = next as { next_try_at: Date | null }
      if (!next_try_at) break
      world.clock.advanceTo(next_try_at)
    }
    expect(new Set(tries.map(([key]) => key)).size).toBe(1)
    const delays = tries.slice(1).map(([, , at], i) => (at - tries[i]![2]) / MINUTE_MS)
    expect(delays.slice(0, 6)).toEqual([1, 5, 15, 60, 240, 240])
    expect(tries.map(([, number]) => number)).toEqual(tries.map((_, i) => i + 1))
    expect(tries.at(-1)![2] - tries[0]![2]).toBeLessThan(3 * DAY_MS)
    expect(await rows()).toEqual(['receipt given_up 550 no such mailbox'])
    world.clock.advance(DAY_MS)
    expect([await send(), mails]).toEqual([{ sent: 0, failed: 0 }, []])
  })

  it('that comes back has each sent once', async () => {
    await Promise.all([world.subscribe(), world.subscribe(), world.subscribe()])
    await world.runUntil('2027-01-31T00:00:00Z')
    let calls = 0
    const shaky = teller((mail) => (++calls % 2 ? Promise.reject(new Error('down')) : keep(mail)))
    for (let i = 0; i < 6; i++) {
      await Promise.all([sendNotices(shaky), sendNotices(shaky)])
      world.clock.advance(10 * MINUTE_MS)
    }
    expect([mails.length, new Set(mails.map(({ key }) => key)).size]).toEqual([3, 3])
  })

  it('is asked by nobody else while somebody is at it, and by the next under the same key when they died', async () => {
    await world.subscribe()
    await world.runUntil('2027-01-31T00:00:00Z')
    let wake!: () => void
    const asleep = new Promise<void>((resolve) => (wake = resolve))
    let begun!: (mail: NoticeMail) => void
    const first = new Promise<NoticeMail>((resolve) => (begun = resolve))
    const dying = (mail: NoticeMail) => {
      begun(mail)
      return asleep
    }
    const stalled = sendNotices(teller(dying))
    const { key } = await first
    world.clock.advance(4 * MINUTE_MS)
    expect(await send()).toEqual({ sent: 0, failed: 0 })
    world.clock.advance(2 * MINUTE_MS)
    await send()
    expect(mails).toMatchObject([{ key, number: 2 }])
    wake()
    await stalled
    expect(await rows()).toEqual(['receipt sent'])
  })
})

it('a copy, where nobody is billed, writes to nobody', async () => {
  const id = await world.subscribe()
  await world.runUntil('2027-01-31T00:00:00Z')
  await world.sql((trx) => writeBilling(trx, null, world.clock.now()))
  expect(await send()).toEqual({ sent: 0, failed: 0 })
  world.clock.advanceTo('2027-02-25T12:00:00Z')
  expect(await findAhead(teller())).toBe(0)
  await world.patch(id, { cancel_at_period_end: true })
  await world.runUntil('2027-03-01T00:00:00Z')
  await send()
  expect([mails, await rows()]).toEqual([[], ['receipt given_up']])
})

describe('an e-mail', () => {
  const NAME = '<b>Ada</b>\r\nBcc: eve@example.com'

  it('is in the language of its reader, with amounts by their currency and no room for markup', async () => {
    const what = { plan_name: '<script>alert("قهوة")</script>' }
    await subscribeAs({ first_name: NAME, locale: 'ar-KW' }, { over: { ...what, currency_code: 'kwd' } })
    await world.runUntil('2027-01-31T00:00:00Z')
    await send()
    const { subject, text, html, language } = mails[0]!
    expect([language, subject]).toEqual(['ar', 'إيصال <script>alert("قهوة")</script>'])
    expect(text).toContain(formatMinor(1_600n, 'kwd', 'ar-KW'))
    expect(text).toContain('مرحبًا')
    expect(text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false)
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(html).not.toMatch(/<b>|<script/)
  })

  it.each([
    ['fr-FR', 'en', '¥1,600'],
    ['en-GB', 'en', 'JP¥1,600'],
    ['no language!', 'en', '¥1,600'],
  ])('for %s is in %s', async (locale, language, amount) => {
    await subscribeAs({ first_name: 'Ada', locale }, { over: { currency_code: 'jpy' } })
    await world.runUntil('2027-01-31T00:00:00Z')
    await send()
    expect(mails).toMatchObject([{ language, to: 'ada@example.com' }])
    expect(mails[0]!.text).toContain(`We received ${amount} for “Coffee”.`)
    expect(mails[0]!.text.startsWith('Hello Ada,\n\n')).toBe(true)
    expect(mails[0]!.html).toContain('<html lang="en" dir="ltr">')
  })

  it('needs somebody to write to', async () => {
    await world.subscribe({ over: { email: null } })
    await world.runUntil('2027-01-31T00:00:00Z')
    await send()
    expect(await rows()).toEqual(['receipt dropped email_missing'])
  })
})

describe('in Medusa', () => {
  let backend: TestBackend
  let acme: TestTenant
  let globex: TestTenant
  let variantId: string
  let planId: string
  beforeAll(async () => {
    backend = await TestBackend.start()
    acme = await backend.provisionTenant('acme')
    globex = await backend.provisionTenant('globex')
    const { id, variants } = await createProduct(acme, { handle: 'coffee', sku: 'COFFEE' })
    variantId = variants[0]!.id
    planId = (await createPlan(acme.admin, { name: 'Beans', targets: [{ product_id: id }] })).id
  })
  afterAll(() => backend?.stop())

  const subscribe = async (email: string) => {
    const { customer } = expectOk(
      await acme.admin.post<{ customer: { id: string } }>('/admin/customers', {
        ...{ email, first_name: 'Ada', metadata: { locale: 'ar' } },
      }),
    )
    const { subscription } = expectOk(
      await acme.admin.post<{ subscription: WholeSubscription }>('/admin/subscriptions', {
        ...{ customer_id: customer.id, plan_id: planId, currency_code: 'usd', time_zone: 'UTC' },
        ...{ payment_provider_id: 'pp_system_default', payment_method_id: 'pm_1' },
        items: [{ variant_id: variantId, quantity: 1 }],
      }),
    )
    return subscription.id
  }
  const notify = () => drive(backend, 'notify', 'send-subscription-notices')
  const read = async (to: string) =>
    expectOk(await acme.admin.get<MailboxMessageList>(`/admin/mailbox?to=${to}`)).messages

  it('an end is told once by the notification module, and can be read in the mailbox', async () => {
    const id = await subscribe('ada@example.com')
    expectOk(await acme.admin.post(`/admin/subscriptions/${id}/cancel`, { when: 'now' }))
    await Promise.all([notify(), notify()])
    await notify()
    const messages = await read('ada@example.com')
    expect(messages).toMatchObject([
      { template: 'subscription-canceled', subject: 'انتهى اشتراكك Beans', data: { language: 'ar' } },
    ])
    expect(messages[0]!.html).toContain('dir="rtl"')
    expect(expectOk(await globex.admin.get<MailboxMessageList>('/admin/mailbox')).messages).toEqual([])
  })

  it('a change and a rest are told; what changes nothing, and what has gone on since, is not', async () => {
    const id = await subscribe('bea@example.com')
    const at = `/admin/subscriptions/${id}`
    const { subscription } = expectOk(await acme.admin.get<{ subscription: WholeSubscription }>(at))
    const of = (quantity: number) => ({ items: [{ id: subscription.items[0]!.id, quantity }] })
    expectOk(await acme.admin.post(at, of(1)))
    expectOk(await acme.admin.post(at, of(3)))
    expectOk(await acme.admin.post(`${at}/pause`, { when: 'now' }))
    await notify()
    expectOk(await acme.admin.post(`${at}/resume`, {}))
    expectOk(await acme.admin.post(`${at}/pause`, { when: 'now' }))
    expectOk(await acme.admin.post(`${at}/resume`, {}))
    await notify()
    const told = await read('bea@example.com')
    expect(told.map(({ template }) => template).sort()).toEqual([
      'subscription-changed',
      'subscription-paused',
    ])
    const amount = formatMinor(3n * BigInt(subscription.items[0]!.unit_price_minor), 'usd', 'ar')
    expect(told.find(({ template }) => template === 'subscription-changed')!.text).toContain(amount)
  })

  it('a process that died between sending and saying so is followed by one under the same key', async () => {
    const id = await subscribe('cas@example.com')
    expectOk(await acme.admin.post(`/admin/subscriptions/${id}/cancel`, { when: 'now' }))
    await notify()
    await backend.sql((client) =>
      client.query(
        `update subscription_notice set status = 'waiting', sent_at = null, next_try_at = now() where subscription_id = $1`,
        [id],
      ),
    )
    await notify()
    const { rows } = await backend.sql((client) =>
      client.query(`select status, tries from subscription_notice where subscription_id = $1`, [id]),
    )
    expect(rows).toEqual([{ status: 'sent', tries: 2 }])
    expect(await read('cas@example.com')).toHaveLength(1)
  })

  it.each([
    ['cancel', { when: 'now', credit: false }],
    ['pause', { when: 'now' }],
  ])('what a workflow takes back is told to nobody: %s', async (verb, how) => {
    const email = `${verb}@example.com`
    const id = await subscribe(email)
    expect(await drive(backend, 'failToChange', acme.id, id, { verb, how })).toContain('forced failure')
    await notify()
    expect(await read(email)).toEqual([])
  })

  it('the mailbox is for those who may invite people', async () => {
    const { client } = await hire(backend, acme, ['finance'])
    expect(outcome(await client.get('/admin/mailbox'))).toBe('403 forbidden')
  })

  it('the jobs find nothing to do where there is nothing', async () => {
    for (const name of ['find-subscription-notices', 'warn-of-expiring-cards']) {
      await drive(backend, 'notify', name)
    }
  })
})
