import { newWebhookSecret, sign } from '@cityos/webhooks'
import {
  apply,
  hashOf,
  LARGEST_BODY_BYTES,
  receive,
  RefusedMessage,
  resolveConflict,
  type Message,
} from '@cityos/bridge'
import { openSecrets, SECRET, Side } from './side'

const NOW = new Date('2026-03-01T12:00:00Z')
const now = () => NOW
let side: Side
beforeAll(async () => {
  side = await Side.start('page')
})
afterAll(() => side?.stop())
beforeEach(async () => {
  await side.sql('truncate webhook_source, sync_inbox, sync_entity, sync_conflict, mirror, applied cascade')
  await side.listenTo('acme', ['product'])
  await side.listenTo('globex', ['product'])
})

function message(changes: Partial<Message> = {}): Message {
  const data = changes.data === undefined ? { name: 'x' } : changes.data
  return {
    form: 1,
    event: 'product.updated',
    tenant_id: 'acme',
    entity: 'product',
    entity_id: 'a',
    version: 1,
    hash: hashOf(data ?? undefined),
    deleted: data === null,
    occurred_at: NOW.toISOString(),
    correlation_id: null,
    ...changes,
    data,
  }
}

let count = 0
async function tell(
  what: unknown,
  { id = `msg_${count++}`, secret = SECRET, timestamp = NOW, source = 'from_acme', headers = {} } = {},
): Promise<string> {
  const body = typeof what === 'string' ? what : JSON.stringify(what)
  const signed = { ...sign({ secret, id, timestamp, body }), ...headers }
  return receive(side.db, { sourceId: source, headers: signed, body, now: NOW, openSecrets }).catch(
    (error: unknown) => {
      if (error instanceof RefusedMessage) return error.code
      throw error
    },
  )
}
const work = () => apply(side.db, { sink: side, now, random: () => 0.5 })
const inbox = () => side.sql<{ state: string }>('select state from sync_inbox order by position')
const names = async () =>
  (await side.sql<{ name: string }>('select name from mirror')).map(({ name }) => name)

describe('a source that is not written down', () => {
  const from = (
    id: string,
    secret: string,
    introduce?: (id: string) => { tenant_id: string; secrets: unknown; entities: string[] } | undefined,
  ) => {
    const body = JSON.stringify(message({ tenant_id: 'initech' }))
    const headers = sign({ secret, id: `msg_${id}_${count++}`, timestamp: NOW, body })
    return receive(side.db, {
      sourceId: id,
      headers,
      body,
      now: NOW,
      openSecrets,
      ...(introduce && { introduce }),
    })
  }
  const sources = () => side.sql(`select tenant_id from webhook_source where id like 'new%'`)
  const introduce = () => ({ tenant_id: 'initech', secrets: [SECRET], entities: ['product'] })

  it('is unknown, unless the app knows who it is; it is written down with what it proves', async () => {
    await expect(from('new', SECRET)).rejects.toMatchObject({ code: 'source_unknown' })
    await expect(from('new', newWebhookSecret(), introduce)).rejects.toMatchObject({
      code: 'signature_refused',
    })
    expect(await sources()).toEqual([])
    expect(await Promise.all([from('new', SECRET, introduce), from('new', SECRET, introduce)])).toEqual([
      'received',
      'received',
    ])
    expect(await sources()).toEqual([{ tenant_id: 'initech' }])
    expect(await from('new', SECRET)).toBe('received')
  })
})

describe('a message that is taken in', () => {
  it('is there once, however often it comes', async () => {
    const id = 'msg_twice'
    expect(
      await Promise.all([tell(message(), { id }), tell(message(), { id }), tell(message(), { id })]),
    ).toEqual(expect.arrayContaining(['received', 'again', 'again']))
    expect(await tell(message({ data: { name: 'other' } }), { id })).toBe('again')
    expect(await inbox()).toHaveLength(1)
  })

  it('is applied; what is older afterwards is stale, what is the same a duplicate', async () => {
    for (const [version, name] of [
      [2, 'two'],
      [1, 'one'],
      [2, 'two'],
    ] as const) {
      await tell(message({ version, data: { name } }))
      await work()
    }
    expect((await inbox()).map(({ state }) => state)).toEqual(['applied', 'stale', 'duplicate'])
    expect(await names()).toEqual(['two'])
  })

  it('may be a removal, which is a state like any other', async () => {
    await tell(message({ version: 2, data: null }))
    await tell(message({ version: 1 }))
    await work()
    await work()
    expect(await names()).toEqual([])
  })

  it('that cannot be applied is tried again later, leaves nothing, and holds up no other', async () => {
    await tell(message({ entity_id: 'bad', data: { name: 'a\0b' } }))
    await tell(message())
    expect(await work()).toBe(2)
    expect(await names()).toEqual(['x'])
    const [{ attempts, last_error: error }] = (await side.sql<{ attempts: number; last_error: string }>(
      `select attempts, last_error from sync_inbox where entity_id = 'bad'`,
    )) as [{ attempts: number; last_error: string }]
    expect([attempts, error]).toEqual([1, expect.stringMatching(/./)])
    expect(await work()).toBe(0)
  })
})

describe('a message that is refused leaves nothing', () => {
  afterEach(async () => expect(await inbox()).toEqual([]))
  it.each<[string, () => Promise<string>, string]>([
    ['forged', () => tell(message(), { secret: newWebhookSecret() }), 'signature_refused'],
    ['unsigned', () => tell(message(), { headers: { 'webhook-signature': '' } }), 'signature_refused'],
    ['without an id', () => tell(message(), { headers: { 'webhook-id': '' } }), 'signature_refused'],
    ['old', () => tell(message(), { timestamp: new Date(NOW.getTime() - 301_000) }), 'signature_refused'],
    [
      'from the future',
      () => tell(message(), { timestamp: new Date(NOW.getTime() + 301_000) }),
      'signature_refused',
    ],
    ['of nobody', () => tell(message(), { source: 'from_nobody' }), 'source_unknown'],
    ['of another tenant', () => tell(message({ tenant_id: 'globex' })), 'message_forbidden'],
    ['of a thing that is not theirs', () => tell(message({ entity: 'page' })), 'message_forbidden'],
    ['no JSON', () => tell('product'), 'message_invalid'],
    ['no object', () => tell('[]'), 'message_invalid'],
    ['without a version', () => tell({ ...message(), version: undefined }), 'message_invalid'],
    ['with a version that is none', () => tell(message({ version: 1.5 })), 'message_invalid'],
    ['with a version of nothing', () => tell(message({ version: 0 })), 'message_invalid'],
    ['of a later form', () => tell({ ...message(), form: 2 }), 'message_form_unknown'],
    ['too large', () => tell(message({ data: { name: 'x'.repeat(LARGEST_BODY_BYTES) } })), 'body_too_large'],
  ])('%s', async (_what, attempt, code) => {
    expect(await attempt()).toBe(code)
  })
})

it('a message with the old secret is taken as long as both count', async () => {
  const next = newWebhookSecret()
  await side.sql('update webhook_source set secrets = $1', [JSON.stringify([next, SECRET])])
  expect([await tell(message()), await tell(message(), { secret: next })]).toEqual(['received', 'received'])
  await side.sql('update webhook_source set secrets = $1', [JSON.stringify([next])])
  expect(await tell(message())).toBe('signature_refused')
})

describe('two states of one version', () => {
  beforeEach(async () => {
    for (const name of ['held', 'told', 'told']) {
      await tell(message({ version: 3, data: { name } }))
      await work()
    }
  })
  const conflicts = () =>
    side.sql<{ id: string; state: string }>('select id, state, resolved_by from sync_conflict')
  const resolve = async (decision: 'taken' | 'kept') =>
    resolveConflict(side.db, side, { conflictId: (await conflicts())[0]!.id, decision, by: 'ada', now: NOW })

  it('are a conflict, noted once, and what is held stays', async () => {
    expect((await inbox()).map(({ state }) => state)).toEqual(['applied', 'conflict', 'conflict'])
    expect(await conflicts()).toEqual([expect.objectContaining({ state: 'open' })])
    expect(await names()).toEqual(['held'])
  })

  it('end when somebody decides, once', async () => {
    await side.sql('truncate applied')
    expect(await resolve('taken')).toBe(true)
    expect(await names()).toEqual(['told'])
    expect(await resolve('kept')).toBe(false)
    expect(await conflicts()).toEqual([expect.objectContaining({ state: 'taken', resolved_by: 'ada' })])
    await tell(message({ version: 3, data: { name: 'told' } }))
    await work()
    expect((await inbox()).at(-1)?.state).toBe('duplicate')
  })

  it('may be left as they are', async () => {
    expect(await resolve('kept')).toBe(true)
    expect(await names()).toEqual(['held'])
  })

  it('are overtaken by the next one', async () => {
    await tell(message({ version: 4, data: { name: 'next' } }))
    await work()
    expect(await conflicts()).toEqual([expect.objectContaining({ state: 'overtaken' })])
    expect(await resolve('taken')).toBe(false)
    expect(await names()).toEqual(['next'])
  })
})
