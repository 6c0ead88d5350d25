import {
  ID_PREFIXES,
  LedgerFindingState,
  newId,
  PayoutAccountState,
  PayoutClawbackState,
  PayoutFindingState,
  PayoutReconciliationState,
  SubscriptionPlanState,
  VendorAcceptanceState,
  VendorMemberState,
  type VendorRequirement,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { invite, type VendorWorld } from '../vendors/world'
import { Listening } from '../webhooks/listen'

interface Seller {
  id: string
  handle: string
  owner: Client
  variantId: string
}

interface Life {
  world: VendorWorld
  shop: VendorWorld['acme']
  becomeSeller(handle: string, terms?: VendorRequirement): Promise<Seller>
  /** Something of the seller's is sold, paid, paid out and has arrived; answers the vendor order's id. */
  paidOut(seller: Seller): Promise<string>
  settle(): Promise<void>
  job(name: 'executePayouts' | 'reconcilePayouts'): Promise<void>
}

const NOUNS = [
  ...['vendor_member', 'vendor_acceptance', 'payout_account', 'payout_reversal', 'payout_reconciliation'],
  ...['payout_finding', 'ledger_finding', 'subscription_plan'],
]
const [IBAN, OTHER_IBAN] = ['DE89370400440532013000', 'DE02120300000000202051']

/** Of each change of these things the tenant's own systems are told, once and in the form that they were promised. */
export function toldTests(life: () => Life): void {
  let endpoint: Listening
  let seller: Seller
  let terms: VendorRequirement

  beforeAll(async () => {
    const { world, shop, becomeSeller } = life()
    const events = NOUNS.map((noun) => `${noun}.*`)
    endpoint = await Listening.to(world.backend, shop, events)
    // Another tenant listens as well, and hears of its own alone.
    await Listening.to(world.backend, world.acme, events)
    terms = expectOk(
      await shop.admin.post<{ requirement: VendorRequirement }>('/admin/vendor-requirements', {
        ...{ kind: 'terms', code: 'told-terms', title: 'Terms' },
        ...{ terms_url: 'https://acme.example/terms', terms_version: '3' },
      }),
    ).requirement
    seller = await becomeSeller('tellers', terms)
  })
  /** All that was told of a thing, each state once; the last is as promised, and none holds one of these words. */
  const storyOf = async (
    id: string,
    form: { strict(): { parse(data: unknown): object } },
    words: (data: Record<string, unknown>) => unknown,
    never: RegExp = /@|IBAN/,
  ) => {
    const heard = await endpoint.heard(id)
    expect(heard.map(({ version }) => version)).toEqual(heard.map((_, index) => index + 1))
    for (const { data } of heard) {
      expect(JSON.stringify(data)).not.toMatch(never)
      if (data) form.strict().parse(data)
    }
    return heard.map(({ event, data }) => [event, data && words(data)])
  }

  it('of people who come, change and go, but not who they are', async () => {
    const { world, shop } = life()
    const { id } = await invite(seller.owner, '/vendor/members', 'clerk@tellers.example', 'staff')
    const becomes = (status: string, role: string) =>
      endpoint.hear(
        'vendor_member',
        (data, { entity_id }) => entity_id === id && data['status'] === status && data['role'] === role,
      )
    await becomes('invited', 'staff')
    expectOk(await world.person(shop, 'clerk@tellers.example').get('/vendor/me'))
    await becomes('active', 'staff')
    expectOk(await seller.owner.post(`/vendor/members/${id}`, { role: 'manager' }))
    await becomes('active', 'manager')
    expectOk(await seller.owner.delete(`/vendor/members/${id}`))
    await becomes('removed', 'manager')
    expect(await storyOf(id, VendorMemberState, ({ role, status }) => `${status} ${role}`)).toEqual([
      ['vendor_member.created', 'invited staff'],
      ['vendor_member.updated', 'active staff'],
      ['vendor_member.updated', 'active manager'],
      ['vendor_member.updated', 'removed manager'],
    ])
  })

  it('of terms that are accepted', async () => {
    const { entity_id: id } = await endpoint.hear(
      'vendor_acceptance',
      ({ requirement_id }) => requirement_id === terms.id,
    )
    const owner = await endpoint.hear(
      'vendor_member',
      ({ vendor_id, role }) => vendor_id === seller.id && role === 'owner',
    )
    expect(await storyOf(id, VendorAcceptanceState, (data) => data)).toEqual([
      [
        'vendor_acceptance.created',
        {
          ...{ vendor_id: seller.id, requirement_id: terms.id, version: '3' },
          ...{ terms_url: 'https://acme.example/terms', member_id: owner.entity_id },
          accepted_at: expect.any(String),
        },
      ],
    ])
  })

  it('of where money goes, masked', async () => {
    const save = (iban: string) => {
      const account = { method: 'bank_transfer', holder_name: 'Tellers Ltd', iban }
      return seller.owner.post('/vendor/payout-account', account)
    }
    const ending = (digits: string) =>
      endpoint.hear(
        'payout_account',
        ({ vendor_id, masked }) => vendor_id === seller.id && String(masked).endsWith(digits),
      )
    expectOk(await save(IBAN))
    await ending('3000')
    expectOk(await save(OTHER_IBAN))
    const { entity_id: id } = await ending('2051')
    const words = ({ method, status, currencies }: Record<string, unknown>) => [method, status, currencies]
    const secrets = new RegExp(`${IBAN}|${OTHER_IBAN}|37040044|12030000|Tellers`)
    expect(await storyOf(id, PayoutAccountState, words, secrets)).toEqual([
      ['payout_account.created', ['bank_transfer', 'enabled', ['eur']]],
      ['payout_account.updated', ['bank_transfer', 'enabled', ['eur']]],
    ])
  })

  it('of what is taken back of a payout, and what was refused', async () => {
    const { shop, paidOut, settle, job } = life()
    const part = await paidOut(seller)
    const refund = { amount_minor: 5_000, reason: 'Stale.' }
    expectOk(await seller.owner.post(`/vendor/orders/${part}/refunds`, refund))
    await settle()
    const { entity_id: id, data } = await endpoint.hear(
      'payout_reversal',
      ({ vendor_order_id, state }) => vendor_order_id === part && state === 'pending',
    )
    expect(data).toMatchObject({
      ...{ vendor_id: seller.id, method: 'sandbox', currency_code: 'usd', amount_minor: 5_000 },
      ...{ payout_id: expect.any(String), refund_id: expect.any(String) },
    })
    expectOk(await shop.admin.post('/admin/payout-sandbox', { fault: 'refuse_reversal' }))
    await job('executePayouts')
    await endpoint.hear(
      'payout_reversal',
      ({ state }, { entity_id }) => entity_id === id && state === 'refused',
    )
    const story = await storyOf(id, PayoutClawbackState, ({ state, error_code }) => [state, error_code])
    expect(story.filter(([, words]) => (words as unknown[])[0] !== 'processing')).toEqual([
      ['payout_reversal.created', ['pending', null]],
      ['payout_reversal.updated', ['refused', 'insufficient_funds']],
    ])
  })

  it('of comparisons with a provider, and what they find until it is settled', async () => {
    const { world, shop, job } = life()
    await world.backend.sql((owner) =>
      owner.query(
        `insert into payout_sandbox_transfer (tenant_id, id, payout_id, destination, amount_minor, currency_code, status)
         values ($1, $2, 'pout_of_nobody', 'acct', 7, 'usd', 'paid')`,
        [shop.id, newId(ID_PREFIXES.payout_sandbox_transfer)],
      ),
    )
    const asked = await shop.admin.post<{ payout_reconciliation: { id: string } }>(
      '/admin/payout-reconciliations',
      { method: 'sandbox' },
    )
    const { id } = expectOk(asked).payout_reconciliation
    const becomes = (wanted: string) =>
      endpoint.hear(
        'payout_reconciliation',
        ({ state }, { entity_id }) => entity_id === id && state === wanted,
      )
    await becomes('queued')
    await job('reconcilePayouts')
    expect((await becomes('finished')).data).toMatchObject({
      ...{ error: null, by_class: { missing_here: 1 }, finished_at: expect.any(String) },
    })
    const story = await storyOf(id, PayoutReconciliationState, ({ state }) => state)
    expect(story.filter(([, state]) => state !== 'running')).toEqual([
      ['payout_reconciliation.created', 'queued'],
      ['payout_reconciliation.updated', 'finished'],
    ])
    const { entity_id: finding } = await endpoint.hear(
      'payout_finding',
      (data) => data['class'] === 'missing_here',
    )
    expectOk(await shop.admin.post(`/admin/payout-findings/${finding}/resolve`, { resolution: 'A test.' }))
    await endpoint.hear(
      'payout_finding',
      ({ state }, { entity_id }) => entity_id === finding && state === 'resolved',
    )
    expect(
      await storyOf(finding, PayoutFindingState, ({ state, resolution }) => [state, resolution]),
    ).toEqual([
      ['payout_finding.created', ['open', null]],
      ['payout_finding.updated', ['resolved', 'A test.']],
    ])
  })

  it('of what the check of the ledger finds, until it is right again', async () => {
    const { world, shop, settle } = life()
    // As nobody can who is not the owner of the database, with its triggers off.
    const tamper = (by: number) =>
      world.backend.sql(async (owner) => {
        await owner.query('set session_replication_role = replica')
        const { rows } = await owner.query<{ id: string }>(
          `update ledger_balance set amount_minor = amount_minor + $2 where ctid =
             (select b.ctid from ledger_balance b join ledger_account a on a.tenant_id = b.tenant_id and a.id = b.account_id
               where a.tenant_id = $1 and a.kind = 'clearing' order by b.ctid limit 1)
            returning account_id as id`,
          [shop.id, by],
        )
        return rows[0]!
      })
    const wrong = await tamper(3)
    await settle()
    const about = (data: Record<string, unknown>) =>
      data['subject_id'] === wrong.id && data['check_name'] === 'balance'
    const { entity_id: id, data } = await endpoint.hear('ledger_finding', about)
    const { currency_code, found_minor, expected_minor } = LedgerFindingState.parse(data)
    expect([currency_code, found_minor - expected_minor]).toEqual(['usd', 3])
    await tamper(-3)
    await settle()
    await endpoint.hear(
      'ledger_finding',
      ({ resolved_at }, { entity_id }) => entity_id === id && !!resolved_at,
    )
    expect(await storyOf(id, LedgerFindingState, ({ resolved_at }) => resolved_at !== null)).toEqual([
      ['ledger_finding.created', false],
      ['ledger_finding.updated', true],
    ])
  })

  it('of plans, version by version, until they are archived', async () => {
    const { admin } = life().shop
    const PLANS = '/admin/subscription-plans'
    const made = await admin.post<{ subscription_plan: { id: string } }>(PLANS, {
      ...{ name: 'Monthly', interval: 'month', discount_bps: 1_000 },
    })
    const { id } = expectOk(made).subscription_plan
    const becomes = (version: number) =>
      endpoint.hear(
        'subscription_plan',
        (data, { entity_id }) => entity_id === id && data['version'] === version,
      )
    await becomes(1)
    expectOk(await admin.post(`${PLANS}/${id}`, { version: 1, discount_bps: 0, prices: { usd: 900 } }))
    await becomes(2)
    expectOk(await admin.delete(`${PLANS}/${id}`))
    await endpoint.hear(
      'subscription_plan',
      (_data, { event, entity_id }) => entity_id === id && event.endsWith('.deleted'),
    )
    const words = ({ version, discount_bps, prices, targets }: Record<string, unknown>) => [
      ...[version, discount_bps, prices, targets],
    ]
    expect(await storyOf(id, SubscriptionPlanState, words)).toEqual([
      ['subscription_plan.created', [1, 1_000, null, []]],
      ['subscription_plan.updated', [2, 0, { usd: 900 }, []]],
      ['subscription_plan.deleted', null],
    ])
  })

  it('and nobody else is', async () => {
    const { world, shop } = life()
    const heard = await endpoint.heard()
    expect([...new Set(heard.map(({ entity }) => entity))].sort()).toEqual([...NOUNS].sort())
    expect(heard.filter(({ tenant_id }) => tenant_id !== shop.id)).toEqual([])
    const ids = new Set(heard.map(({ entity_id }) => entity_id))
    const foreign = await world.backend.sql((owner) =>
      owner.query<{ entity_id: string }>('select entity_id from sync_delivery where tenant_id <> $1', [
        shop.id,
      ]),
    )
    expect(foreign.rows.filter(({ entity_id }) => ids.has(entity_id))).toEqual([])
  })
}
