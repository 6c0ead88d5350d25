import fc from 'fast-check'
import type { DiscrepancyClass, PayoutStatus } from '@cityos/contracts'
import { compare } from './compare'
import type { OurPayout, TheirTransfer } from './sides'

const SENT = new Date('2026-11-10T12:00:00Z')
const ON_ITS_WAY = ['pending', 'held', 'processing', 'in_transit']
const KNOWN_THERE = ['in_transit', 'paid', 'returned']
const STATUSES: PayoutStatus[] = ['in_transit', 'paid', 'paid', 'returned', 'failed', 'pending', 'canceled']
const CLASSES: DiscrepancyClass[] = [
  ...(['missing_here', 'missing_there', 'amount', 'currency', 'status', 'duplicate', 'destination'] as const),
]
const terms = { tellsArrival: true }

function payout(number: number, over: Partial<OurPayout> = {}): OurPayout {
  const { status = 'paid', amount_minor = BigInt(1_000 + number) } = over
  return {
    ...{
      payout_id: `pout_${number}`,
      status,
      amount_minor,
      reversed_minor: 0n,
      currency_code: number % 3 ? 'eur' : 'kwd',
    },
    ...{
      destination: `acct_${number % 50}`,
      sent_at: SENT,
      also_named_by: null,
      just_changed: false,
      asked_soon: false,
    },
    provider_reference: KNOWN_THERE.includes(status) ? `tr_${number}` : null,
    ledger: {
      left_minor: status === 'paid' ? amount_minor : 0n,
      on_its_way_minor: ON_ITS_WAY.includes(status) ? amount_minor : 0n,
    },
    reversals: [],
    ...over,
  }
}

function transferOf(of: OurPayout, over: Partial<TheirTransfer> = {}): TheirTransfer {
  const { payout_id, amount_minor, currency_code, destination, status } = of
  return {
    ...{ reference: of.provider_reference ?? `tr_of_${payout_id}`, payout_id, amount_minor, currency_code },
    ...{ destination, status: status as TheirTransfer['status'], made_at: SENT, reversals: [], ...over },
  }
}

/** A marketplace where nothing is wrong: those that were refused, held or never sent have no transfer, or a failed one. */
function clean(count: number): { ours: OurPayout[]; theirs: TheirTransfer[] } {
  const ours = Array.from({ length: count }, (_, number) =>
    payout(number, { status: STATUSES[number % STATUSES.length]! }),
  )
  const theirs = ours.flatMap((one, number) => {
    if (KNOWN_THERE.includes(one.status)) return [transferOf(one)]
    return number % 2 ? [] : [transferOf(one, { status: 'failed' })]
  })
  return { ours, theirs: theirs.reverse() }
}

const seen = (ours: OurPayout[], theirs: TheirTransfer[], over = terms) =>
  compare(ours, theirs, over).map((found) => `${found.class} ${found.payout_id} ${found.provider_reference}`)

/** Makes one thing wrong with a payout that was paid; answers what has to be found. */
function spoil(kind: DiscrepancyClass, index: number, { ours, theirs }: ReturnType<typeof clean>): string {
  const one = ours[index]!
  const at = theirs.findIndex(({ payout_id }) => payout_id === one.payout_id)
  const change = (over: Partial<TheirTransfer>) => (theirs[at] = { ...theirs[at]!, ...over })
  const reference = one.provider_reference as string
  switch (kind) {
    case 'missing_here':
      theirs.push(transferOf(one, { reference: `past_${index}`, payout_id: null }))
      return `missing_here null past_${index}`
    case 'missing_there':
      theirs.splice(at, 1)
      break
    case 'amount':
      change({ amount_minor: one.amount_minor + 1n })
      break
    case 'currency':
      change({ currency_code: 'usd' })
      break
    case 'status':
      change({ status: 'returned' })
      break
    case 'duplicate':
      theirs.push(transferOf(one, { reference: `twice_${index}` }))
      return `duplicate ${one.payout_id} twice_${index}`
    case 'destination':
      change({ destination: 'acct_other' })
  }
  return `${kind} ${one.payout_id} ${reference}`
}

it('finds nothing among ten thousand that agree', () => {
  const { ours, theirs } = clean(10_000)
  expect(compare(ours, theirs, terms)).toEqual([])
})

it('finds each of the seven among ten thousand, and nothing else', () => {
  const world = clean(10_000)
  const paid = world.ours.flatMap(({ status }, index) => (status === 'paid' ? [index] : []))
  const expected = CLASSES.map((kind, place) => spoil(kind, paid[place * 300]!, world))
  expect(seen(world.ours, world.theirs).sort()).toEqual(expected.sort())
})

it('finds what was spoilt, however much of it there is, and in whichever pieces it is looked at', () => {
  const faults = fc.uniqueArray(fc.record({ at: fc.nat(59), kind: fc.constantFrom(...CLASSES) }), {
    selector: ({ at }) => at,
    maxLength: 40,
  })
  fc.assert(
    fc.property(faults, fc.integer({ min: 1, max: 70 }), (chosen, size) => {
      const world = clean(210)
      const paid = world.ours.flatMap(({ status }, index) => (status === 'paid' ? [index] : []))
      const expected = chosen.map(({ at, kind }) => spoil(kind, paid[at]!, world)).sort()
      expect(seen(world.ours, world.theirs).sort()).toEqual(expected)
      const pieces: string[] = []
      for (let from = 0; from < world.ours.length; from += size) {
        const piece = world.ours.slice(from, from + size)
        const ids = new Set(piece.map(({ payout_id }) => payout_id))
        const own = world.theirs.filter(({ payout_id }) => payout_id !== null && ids.has(payout_id))
        pieces.push(...seen(piece, own))
      }
      pieces.push(
        ...seen(
          [],
          world.theirs.filter(({ payout_id }) => payout_id === null),
        ),
      )
      expect(pieces.sort()).toEqual(expected)
    }),
  )
})

describe('a transfer', () => {
  it('that failed or came back is nobody’s money, and no duplicate', () => {
    const one = payout(1)
    const theirs = [
      transferOf(one, { reference: 'tr_first', status: 'failed' }),
      transferOf(one, { reference: 'tr_second', status: 'returned' }),
      transferOf(one),
      transferOf(one, { reference: 'tr_else', payout_id: null, status: 'returned' }),
    ]
    for (const order of [theirs, theirs.toReversed()]) expect(seen([one], order)).toEqual([])
  })

  it('that names no payout belongs to the one that names it', () => {
    const one = payout(1)
    expect(seen([one], [transferOf(one, { payout_id: null })])).toEqual([])
    expect(seen([one], [transferOf(one, { payout_id: 'pout_of_another_system' })])).toEqual([])
  })

  it('of which the provider never says that it has arrived may be paid', () => {
    const [one, theirs] = [payout(1), [transferOf(payout(1), { status: 'in_transit' })]]
    expect(seen([one], theirs, { tellsArrival: false })).toEqual([])
    expect(seen([one], theirs)).toEqual(['status pout_1 tr_1'])
  })

  it('for a payout that was never sent is money that has left unnoticed', () => {
    for (const status of ['pending', 'held', 'canceled', 'failed'] as const) {
      const one = payout(1, { status })
      expect(seen([one], [transferOf(one, { status: 'paid' })])).toEqual(['status pout_1 tr_of_pout_1'])
    }
  })
})

describe('a payout', () => {
  it('that is being sent may be there or not', () => {
    const one = payout(1, { status: 'processing' })
    expect(seen([one], [])).toEqual([])
    for (const status of ['in_transit', 'paid', 'failed'] as const) {
      expect(seen([one], [transferOf(one, { status })])).toEqual([])
    }
  })

  it('that has just changed is not judged by its state, but by its amount', () => {
    const one = payout(1, { status: 'in_transit', just_changed: true })
    expect(seen([one], [])).toEqual([])
    expect(seen([one], [transferOf(one, { status: 'paid' })])).toEqual([])
    expect(seen([one], [transferOf(one, { amount_minor: 1n })])).toEqual(['amount pout_1 tr_1'])
  })

  it('that is asked about soon may be further on there, and is missed when it is not there', () => {
    const one = payout(1, { status: 'in_transit', asked_soon: true })
    expect(seen([one], [transferOf(one, { status: 'paid' })])).toEqual([])
    expect(seen([one], [])).toEqual(['missing_there pout_1 tr_1'])
  })

  it('that names the transfer of another was not paid by it', () => {
    const [one, two] = [payout(1), payout(2, { provider_reference: 'tr_1', also_named_by: 'pout_1' })]
    expect(seen([one, two], [transferOf(one)])).toEqual(['duplicate pout_2 tr_1'])
  })

  it.each([
    ['paid, and the ledger has nothing of it', 'paid', 0n, 0n, 'status'],
    ['paid, and the ledger still has it on its way', 'paid', 0n, 1_001n, 'status'],
    ['paid twice by the ledger', 'paid', 2_002n, 0n, 'amount'],
    ['of another amount in the ledger', 'in_transit', 0n, 1_000n, 'amount'],
    ['returned, and the ledger has it as gone', 'returned', 1_001n, 0n, 'status'],
  ] as const)('%s', (_what, status, left_minor, on_its_way_minor, found) => {
    const one = payout(1, { status, ledger: { left_minor, on_its_way_minor } })
    expect(seen([one], [transferOf(one)])).toEqual([`${found} pout_1 tr_1`])
  })
})
