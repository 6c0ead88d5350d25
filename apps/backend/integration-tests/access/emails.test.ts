import type { SentInvitation } from '@cityos/contracts'
import { expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { headerOf, MailServer } from '../fixtures/mail-server'
import { outcome } from './staff'
import { accept, INVITATIONS } from './team'

let server: MailServer
let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  server = await MailServer.start()
  backend = await TestBackend.start({
    env: { SMTP_URL: server.url, MAIL_FROM: 'CityOS <post@cityos.example>' },
  })
  tenant = await backend.provisionTenant('team')
})
afterAll(async () => {
  await backend?.stop()
  await server?.stop()
})

const invite = (email: string) =>
  tenant.admin.post<{ invitation: SentInvitation }>(INVITATIONS, { email, roles: ['viewer'] })
const bodyOf = (raw: string) =>
  raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

it('who is invited gets the link by the operator’s mail server, and nobody else sees it', async () => {
  const { invitation } = expectOk(await invite('ada@staff.example'))
  expect([invitation.emailed, invitation.accept_url]).toEqual([true, null])
  const mail = server.mails.find(({ to }) => to.includes('ada@staff.example'))!
  expect([mail.from, headerOf(mail, 'From')]).toEqual(['post@cityos.example', 'CityOS <post@cityos.example>'])
  expect(headerOf(mail, 'Subject')).toBe('You are invited to Tenant team')
  const token = decodeURIComponent(/token=([^\s"&<]+)/.exec(bodyOf(mail.raw))![1]!)
  expect((await accept(tenant.anonymous, token, 'ada@staff.example')).status).toBe(200)
})

it('in the language of the tenant', async () => {
  expectOk(await tenant.admin.post('/admin/tenant', { locales: ['ar', 'en'], default_locale: 'ar' }))
  expectOk(await invite('noor@staff.example'))
  const mail = server.mails.find(({ to }) => to.includes('noor@staff.example'))!
  expect(bodyOf(mail.raw)).toContain('dir="rtl"')
})

it('an address that the server refuses is invited by nobody, and may be tried again', async () => {
  const refused = await invite('nobody@staff.example')
  expect(refused.status).toBeGreaterThanOrEqual(400)
  const { invitations } = expectOk(
    await tenant.admin.get<{ invitations: unknown[] }>(`${INVITATIONS}?q=nobody`),
  )
  expect([outcome(refused), invitations]).toEqual(['503 email_not_sent', []])
})
