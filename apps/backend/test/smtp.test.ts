import type { ProviderSendNotificationDTO } from '@medusajs/framework/types'
import { headerOf, MailServer } from '../integration-tests/fixtures/mail-server'
import { SmtpProvider } from '../src/modules/smtp/service'

const FROM = 'Acme & Söhne <shop@acme.example>'
let server: MailServer
let provider: SmtpProvider

beforeEach(async () => {
  server = await MailServer.start()
  provider = new SmtpProvider({}, { url: server.url, from: FROM })
})
afterEach(async () => {
  provider.close()
  await server.stop()
})

const send = (over: Partial<ProviderSendNotificationDTO> = {}) =>
  provider.send({
    ...{ to: 'ada@example.com', channel: 'email', template: 'receipt' },
    content: { subject: 'Your order', text: 'Thank you', html: '<p>Thank you</p>' },
    ...over,
  } as ProviderSendNotificationDTO)

it('a mail goes to one address, as text and as HTML', async () => {
  await send()
  const [mail] = server.mails
  expect(mail).toMatchObject({ to: ['ada@example.com'], from: 'shop@acme.example' })
  expect(headerOf(mail!, 'Subject')).toBe('Your order')
  expect(headerOf(mail!, 'Auto-Submitted')).toBe('auto-generated')
  expect(mail!.raw).toMatch(/text\/plain[\s\S]*Thank you[\s\S]*text\/html[\s\S]*<p>Thank you<\/p>/)
})

it('what is sent again under a key has the same Message-ID, and nothing else has', async () => {
  for (const idempotency_key of ['a', 'a', 'b']) await send({ provider_data: { idempotency_key } })
  await send()
  const ids = server.mails.map((mail) => headerOf(mail, 'Message-ID'))
  expect(ids[0]).toMatch(/^<[0-9a-f]{40}@acme\.example>$/)
  expect([ids[1] === ids[0], new Set(ids).size]).toEqual([true, 3])
})

it('names and subjects begin no headers, and an address is one address', async () => {
  await send({ content: { subject: 'Hello\r\nBcc: eve@example.com', text: 'x', html: '' } })
  await send({ to: 'ada@example.com, eve@example.com' }).catch(() => undefined)
  expect(server.mails.flatMap(({ to }) => to)).not.toContain('eve@example.com')
  expect(server.mails.map((mail) => headerOf(mail, 'Bcc')).filter(Boolean)).toEqual([])
})

it('what the server refuses, what nobody answers, and what says nothing is an error', async () => {
  await expect(send({ to: 'nobody@example.com' })).rejects.toThrow('No such user')
  await expect(send({ content: null })).rejects.toThrow('has nothing to say')
  await server.stop()
  await expect(send()).rejects.toThrow()
  expect(server.mails).toEqual([])
})
