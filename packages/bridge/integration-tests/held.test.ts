import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerHeld, askHeld, RefusedMessage, type HeldQuestion } from '@cityos/bridge'
import { newWebhookSecret, sign } from '@cityos/webhooks'
import { SECRET, Side } from './side'

const NOW = new Date('2026-03-01T12:00:00Z')
const STATES = [
  { entity_id: 'a', version: 3, hash: 'f'.repeat(64), deleted: false },
  { entity_id: 'b', version: 2, hash: null, deleted: true },
]
const QUESTION = { tenant_id: 'acme', entity: 'product', after: '', most: 10 }
let side: Side
let server: Server
let url: string
let secrets = [SECRET]
/** In place of an answer. */
let instead: { status: number; headers?: Record<string, string>; body?: string } | undefined

const answer = (headers: Record<string, string>, body: string) =>
  answerHeld(side.db, { tenantId: 'acme', entities: ['product'], secrets, headers, body, now: NOW })

beforeAll(async () => {
  side = await Side.start('page')
  await side.sql(
    `insert into sync_entity (tenant_id, entity, entity_id, held_version, held_hash, held_deleted)
     values ('acme', 'product', 'a', 3, $1, false), ('acme', 'product', 'b', 2, null, true),
            ('acme', 'product', 'told', 0, null, false), ('globex', 'product', 'c', 1, $1, false)`,
    [STATES[0]!.hash],
  )
  server = createServer((request, response) => {
    void (async () => {
      let body = ''
      for await (const part of request) body += String(part)
      const {
        status,
        headers,
        body: said,
      } = instead ?? {
        status: request.url === '/in/held' ? 200 : 404,
        body: JSON.stringify(await answer(request.headers as Record<string, string>, body)),
      }
      response.writeHead(status, headers).end(said)
    })().catch((error: Error) => response.writeHead(401).end(error.message))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await side?.stop()
})
beforeEach(() => {
  secrets = [SECRET]
  instead = undefined
})

const ask = (changes: Partial<HeldQuestion> = {}, signers = [SECRET]) =>
  askHeld({ ...QUESTION, ...changes }, { url: `${url}/in`, secrets: signers, now: NOW })

describe('who asks the other side what it holds', () => {
  it('is told, page by page, of what it owns', async () => {
    expect(await ask()).toEqual(STATES)
    expect(await ask({ most: 1 })).toEqual(STATES.slice(0, 1))
    expect(await ask({ after: 'a' })).toEqual(STATES.slice(1))
  })

  it('is believed while either side exchanges its secret', async () => {
    const next = newWebhookSecret()
    expect(await ask({}, [next, SECRET])).toEqual(STATES)
    secrets = [next, SECRET]
    expect([await ask(), await ask({}, [next])]).toEqual([STATES, STATES])
    await expect(ask({}, [newWebhookSecret()])).rejects.toThrow(
      `${url} answered 401 when asked what it holds.`,
    )
    await expect(ask({}, [])).rejects.toThrow('There is no secret to sign with.')
  })

  it('follows no answer elsewhere, and takes none that is no answer', async () => {
    instead = { status: 307, headers: { location: `${url}/in/held` } }
    await expect(ask()).rejects.toThrow('fetch failed')
    instead = { status: 200, body: JSON.stringify({ held: [{ ...STATES[0], version: 'new' }] }) }
    await expect(ask()).rejects.toThrow('version')
  })
})

describe('a question that is refused', () => {
  const code = (question: unknown, secret = SECRET) => {
    const body = typeof question === 'string' ? question : JSON.stringify(question)
    const asked = answer(sign({ secret, id: 'msg_1', timestamp: NOW, body }), body)
    return asked.catch((error: unknown) => (error instanceof RefusedMessage ? error.code : error))
  }
  it.each([
    ['signed by somebody else', () => code(QUESTION, newWebhookSecret()), 'signature_refused'],
    ['about another tenant', () => code({ ...QUESTION, tenant_id: 'globex' }), 'message_forbidden'],
    ['about what is not theirs', () => code({ ...QUESTION, entity: 'page' }), 'message_forbidden'],
    ['for too much', () => code({ ...QUESTION, most: 1_001 }), 'message_invalid'],
    ['with more in it', () => code({ ...QUESTION, hello: true }), 'message_invalid'],
    ['no JSON', () => code('held?'), 'message_invalid'],
  ])('is %s', async (_what, asked, refusal) => {
    expect(await asked()).toBe(refusal)
  })
})
