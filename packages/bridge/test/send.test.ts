import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { send } from '../src/send'

let server: Server
let answer: (request: IncomingMessage, response: ServerResponse) => void
const seen: { url: string | undefined; headers: IncomingMessage['headers']; body: string }[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      seen.push({ url: request.url, headers: request.headers, body })
      answer(request, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  // Some answers have no end.
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

const urlOf = (path = '/', host = '127.0.0.1') =>
  `http://${host}:${(server.address() as AddressInfo).port}${path}`
const message = { headers: { 'webhook-id': 'msg_1' }, body: '{"ä":1}', timeoutMs: 10_000 }
const sendTo = (url: string, allowPrivate = true) => send({ ...message, url, allowPrivate })

it('posts the text as it is, with its headers', async () => {
  answer = (_request, response) => response.writeHead(204).end()
  expect(await sendTo(urlOf('/in?x=1'))).toEqual({ status: 204 })
  expect(seen.at(-1)).toMatchObject({ url: '/in?x=1', body: '{"ä":1}', headers: { 'webhook-id': 'msg_1' } })
})

it('does not follow where an answer leads', async () => {
  answer = (_request, response) => response.writeHead(302, { location: urlOf('/elsewhere') }).end()
  expect(await sendTo(urlOf('/here'))).toEqual({ status: 302 })
  expect(seen.at(-1)?.url).toBe('/here')
})

it('tells when to come back', async () => {
  answer = (_request, response) => response.writeHead(503, { 'retry-after': '7' }).end()
  expect(await sendTo(urlOf())).toEqual({ status: 503, retryAfter: '7' })
})

it('does not wait for a body that never ends', async () => {
  answer = (_request, response) => response.writeHead(200).write('x')
  expect(await sendTo(urlOf())).toEqual({ status: 200 })
})

describe('a connection', () => {
  const ports: (number | undefined)[] = []
  const noting = (keep: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    ports.push(request.socket.remotePort)
    response.on('finish', () => keep || setImmediate(() => request.socket.destroy()))
    response.writeHead(202).end('a body that nobody reads')
  }
  beforeEach(() => ports.splice(0))

  it('stays open for the next message', async () => {
    answer = noting(true)
    for (let i = 0; i < 3; i++) {
      await sendTo(urlOf())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect([ports.length, new Set(ports).size]).toEqual([3, 1])
  })

  it('that the other side closes in the moment in which it is taken up again is replaced', async () => {
    answer = noting(true)
    await sendTo(urlOf())
    await new Promise((resolve) => setTimeout(resolve, 5))
    let refused = 0
    answer = (request, response) => {
      if (request.socket.remotePort === ports[0] && ++refused) request.socket.resetAndDestroy()
      else noting(true)(request, response)
    }
    expect(await sendTo(urlOf())).toEqual({ status: 202 })
    expect([refused, new Set(ports).size]).toEqual([1, 2])
  })

  it('that is new and breaks is a failure', async () => {
    answer = (request) => request.socket.resetAndDestroy()
    await expect(sendTo(urlOf('/', 'localhost'))).rejects.toThrow('ECONNRESET')
  })
})

it('gives up on an answer that does not come', async () => {
  answer = () => {}
  await expect(send({ ...message, url: urlOf(), allowPrivate: true, timeoutMs: 200 })).rejects.toThrow(
    'No answer within 0.2 s.',
  )
})

it('says why when nobody listens', async () => {
  await expect(sendTo('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED')
})

it.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://0x7f000001/',
  'https://localhost/',
])('where addresses have to be public, %s is not called', async (url) => {
  await expect((async () => sendTo(url, false))()).rejects.toThrow(
    /not public|no public address|not a public/,
  )
})

it('where addresses have to be public, nothing goes unencrypted', async () => {
  await expect((async () => sendTo('http://example.com/', false))()).rejects.toThrow('https')
})
