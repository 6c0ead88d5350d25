import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import {
  contrastRatio,
  READABLE_CONTRAST,
  type TenantDomain,
  type TenantStoreDetail,
} from '@cityos/contracts'
import { describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { DnsServer } from '../fixtures/dns-server'
import { flawsOf, speak } from './language'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { signIn, type Session } from './session'

const ADA = 'admin@nordlicht.example'
const GRACE = 'grace@nordlicht.example'
const PASSWORD = 'a-password-of-grace'

type Storefront = {
  tenant_store: Pick<TenantStoreDetail, 'name' | 'locales' | 'currency_codes' | 'default_locale'> & {
    theme: { colors: Record<string, string>; fonts: Record<string, string>; logo_url: string | null }
    regions: { currency_code: string; country_codes: string[] }[]
    primary_domain: string | null
  }
}

describeWith('chromium')('what a tenant changes on its screens', () => {
  let backend: TestBackend
  let browser: Browser
  let dns: DnsServer
  let nordlicht: TestTenant
  let ada: Session
  let page: Page
  let store: TenantStoreDetail

  const storefront = async () =>
    expectOk(await nordlicht.store.get<Storefront>('/store/tenant-store')).tenant_store
  const domainsOf = async () =>
    expectOk(await nordlicht.admin.get<{ domains: TenantDomain[] }>('/admin/tenant/domains')).domains
  const dialog = () => page.getByRole('dialog')
  const save = () => dialog().getByRole('button', { name: 'Save' }).click()
  const gone = () => dialog().waitFor({ state: 'detached' })
  const row = (name: string) => page.getByRole('article', { name, exact: true })
  const confirm = (verb: string) => page.getByRole('alertdialog').getByRole('button', { name: verb }).click()

  beforeAll(async () => {
    dns = await DnsServer.start()
    backend = await TestBackend.start({ admin: true, env: { DNS_SERVERS: dns.address } })
    nordlicht = await backend.provisionTenant('nordlicht', {
      name: 'Nordlicht Buch',
      currency_code: 'eur',
      country_codes: ['de', 'at'],
    })
    const { tenant_stores } = expectOk(
      await nordlicht.admin.get<{ tenant_stores: TenantStoreDetail[] }>('/admin/tenant-stores'),
    )
    store = tenant_stores[0]!
    browser = await launchBrowser()
    ada = await signIn(browser, backend, nordlicht.host, ADA)
    page = ada.page
    // What a click leads to is there in seconds: a promise that is broken should not take long to say so.
    page.setDefaultTimeout(10_000)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
    await dns?.stop()
  })

  describe('a store', () => {
    beforeAll(() => ada.open(`/stores/${store.id}`))

    it('gets another name and description, as storefronts see at once', async () => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      await dialog().getByLabel('Name').fill('')
      await save()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('store-edit-refused')
      await dialog().getByLabel('Name').fill('Nordlicht Bücher')
      await dialog().getByLabel('Description').fill('Books from the north.')
      await save()
      await page.getByRole('heading', { name: 'Nordlicht Bücher', exact: true }).waitFor()
      expect(await storefront()).toMatchObject({
        name: 'Nordlicht Bücher',
        description: 'Books from the north.',
      })
    })

    it('a text that nobody can read is said to be so, with a remedy that the server takes', async () => {
      await page.getByRole('button', { name: 'Edit theme' }).click()
      await dialog().getByLabel('Text', { exact: true }).fill('#dddddd')
      await dialog()
        .getByText(/^Hard to read on “Background”: contrast 1\.3/)
        .waitFor()
      await ada.shoot('theme-edit-contrast')
      await save()
      await dialog()
        .getByRole('button', { name: /^Use #/ })
        .waitFor()
      expect((await storefront()).theme.colors['text']).not.toBe('#dddddd')
      await dialog()
        .getByRole('button', { name: /^Use #/ })
        .click()
      const remedy = await dialog().getByLabel('Text', { exact: true }).inputValue()
      expect(contrastRatio(remedy, '#ffffff')).toBeGreaterThanOrEqual(READABLE_CONTRAST)
    })

    it('a theme is saved with colours, fonts and an uploaded logo, and storefronts answer it', async () => {
      await dialog().getByLabel('Buttons', { exact: true }).fill('#065f46')
      await dialog().getByLabel('Font of headings').click()
      await page.getByRole('option', { name: 'Lora' }).click()
      await dialog().getByLabel('Icon in the browser’s tab').first().fill('ftp://nobody.example/icon.png')
      const picture = join(mkdtempSync(join(tmpdir(), 'logo-')), 'logo.png')
      writeFileSync(
        picture,
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
      )
      await dialog().locator('input[type=file]').first().setInputFiles(picture)
      await dialog().getByRole('img', { name: 'Logo' }).waitFor()
      await save()
      await dialog()
        .getByText(/must be an https:\/\/ address/)
        .waitFor()
      await ada.shoot('theme-edit')
      await dialog().getByLabel('Icon in the browser’s tab').first().fill('')
      await save()
      await gone()
      const { theme } = await storefront()
      expect(theme.colors).toMatchObject({ primary: '#065f46' })
      expect(theme.fonts['heading']).toBe('lora')
      expect(theme.logo_url).toMatch(new RegExp(`^/static/${nordlicht.id}/.+\\.png$`))
      expect((await nordlicht.anonymous.get(theme.logo_url!)).status).toBe(200)
    })

    it('gets a region of new countries, and loses one', async () => {
      await page.getByRole('button', { name: 'Change regions' }).click()
      await dialog().getByLabel('Countries').fill('Switz')
      await dialog().getByRole('button', { name: 'Switzerland' }).click()
      await dialog().getByLabel('Currency').click()
      await page.getByRole('option', { name: /CHF/ }).click()
      await dialog().getByLabel('Shipping').fill('nine')
      await save()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('regions-edit')
      await dialog().getByLabel('Shipping').fill('9.50')
      await save()
      await gone()
      expect((await storefront()).regions.map(({ currency_code }) => currency_code).sort()).toEqual([
        'chf',
        'eur',
      ])
      await page.getByRole('button', { name: 'Change regions' }).click()
      await dialog().getByRole('checkbox', { name: /EUR/ }).click()
      await save()
      await gone()
      expect((await storefront()).regions).toMatchObject([{ currency_code: 'chf', country_codes: ['ch'] }])
    })

    it('speaks another language first; a currency that its regions charge in stays', async () => {
      await page.getByRole('button', { name: 'Change languages' }).click()
      await dialog().getByLabel('Languages').fill('German')
      await dialog().getByRole('button', { name: 'German', exact: true }).click()
      await dialog()
        .getByRole('button', { name: /Remove .*English/ })
        .click()
      await dialog()
        .getByRole('button', { name: /Remove Swiss/ })
        .click()
      await save()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('languages-edit')
      await dialog().getByLabel('Currencies').fill('Swiss')
      await dialog()
        .getByRole('button', { name: /^Swiss Franc/ })
        .first()
        .click()
      await save()
      await gone()
      expect(await storefront()).toMatchObject({ locales: ['de'], default_locale: 'de' })
    })

    it('gets an own domain: claimed, its record copied, looked for, proved, made primary', async () => {
      await page.getByRole('button', { name: 'Add domain' }).click()
      await dialog().getByText('Own domain').click()
      await dialog().getByLabel('Domain', { exact: true }).fill('not a domain')
      await dialog().getByRole('button', { name: 'Add', exact: true }).click()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('add-domain')
      await dialog().getByLabel('Domain', { exact: true }).fill('buch.nordlicht.example')
      await dialog().getByRole('button', { name: 'Add', exact: true }).click()
      await gone()
      const claim = row('buch.nordlicht.example')
      await claim.getByRole('button', { name: 'Check now' }).click()
      await claim.getByText('The record was not found.').waitFor()
      await ada.shoot('store-domain-pending')
      const { verification } = (await domainsOf()).find(({ kind }) => kind === 'custom')!
      for (const part of [verification!.name, verification!.value]) {
        await claim
          .getByText(part, { exact: true })
          .locator('xpath=ancestor::*[.//button][1]')
          .getByRole('button')
          .click()
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(part)
      }
      dns.set(verification!.name, [['something else']])
      await claim.getByRole('button', { name: 'Check now' }).click()
      await claim.getByText('none with the value below').waitFor()
      dns.set(verification!.name, [[verification!.value]])
      await claim.getByRole('button', { name: 'Check now' }).click()
      await claim.getByText('Verified', { exact: true }).waitFor()
      expect(await domainsOf()).toContainEqual(
        expect.objectContaining({ host: 'buch.nordlicht.example', status: 'verified', store_id: store.id }),
      )
      await claim.getByRole('button', { name: 'Make primary' }).click()
      await claim.getByText('Primary', { exact: true }).waitFor()
      expect(await claim.getByRole('button', { name: 'Remove' }).count()).toBe(0)
    })
  })

  describe('the tenant’s domains', () => {
    beforeAll(() => ada.open('/tenant'))

    it('a subdomain is given to a store, and then to the whole tenant', async () => {
      await page.getByRole('button', { name: 'Add domain' }).click()
      await dialog().getByLabel('Subdomain').fill('lesen')
      await dialog().getByLabel('Leads to').click()
      await page.getByRole('option', { name: 'Nordlicht Bücher' }).click()
      await dialog().getByRole('button', { name: 'Add', exact: true }).click()
      await gone()
      const host = `lesen.${nordlicht.host.split('.').slice(1).join('.')}`
      await row(host).getByText('Leads to: Nordlicht Bücher').waitFor()
      await row(host).getByRole('button', { name: 'Change' }).click()
      await dialog().getByLabel('Leads to').click()
      await page.getByRole('option', { name: 'The whole tenant' }).click()
      await save()
      await row(host).getByText('Leads to: The whole tenant').waitFor()
      await ada.shoot('tenant-domains')
    })

    it('a domain goes when somebody has said yes; the handle’s own cannot', async () => {
      const host = `lesen.${nordlicht.host.split('.').slice(1).join('.')}`
      await row(host).getByRole('button', { name: 'Remove' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
      expect((await domainsOf()).map((domain) => domain.host)).toContain(host)
      await row(host).getByRole('button', { name: 'Remove' }).click()
      await confirm('Remove')
      await expectSoon(async () => (await domainsOf()).some((domain) => domain.host === host), false)
      await row(nordlicht.host).waitFor()
      await expectSoon(() => row(host).count(), 0)
      expect(await row(nordlicht.host).getByRole('button', { name: 'Remove' }).count()).toBe(0)
    })
  })

  describe('its members', () => {
    let link: string
    const membersNow = async () =>
      expectOk(
        await nordlicht.admin.get<{ members: { email: string; roles: string[]; status: string }[] }>(
          '/admin/tenant/members',
        ),
      ).members
    const menuOf = async (email: string, verb: string) => {
      await page
        .getByRole('row', { name: new RegExp(email) })
        .getByRole('button')
        .last()
        .click()
      await page.getByRole('menuitem', { name: verb }).click()
    }

    beforeAll(() => ada.open('/tenant/members'))

    it('an invitation is made, sent anew, and its first link has ended', async () => {
      await page.getByText('Nobody is invited').waitFor()
      await page.getByRole('button', { name: 'Invite' }).click()
      await dialog().getByLabel('E-mail').fill(ADA)
      await dialog().getByRole('button', { name: 'Invite' }).click()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('invite-refused')
      await dialog().getByLabel('E-mail').fill(GRACE)
      await dialog().getByRole('button', { name: 'Invite' }).click()
      const first = await dialog().locator('code').innerText()
      await dialog().getByRole('button', { name: 'Close' }).first().click()
      await row(GRACE).getByRole('button', { name: 'New link' }).click()
      link = await row(GRACE).locator('code').innerText()
      expect(link).not.toBe(first)
      await ada.shoot('members-invited')
    })

    it('the invited person opens the link, chooses a password and is in', async () => {
      const context = await browser.newContext()
      const visitor = await context.newPage()
      const { port } = new URL(backend.server.url)
      const { pathname, search } = new URL(link)
      await visitor.goto(`http://${nordlicht.host}:${port}${pathname}${search}`)
      await visitor.getByRole('button').last().click()
      await visitor.getByPlaceholder(/first name/i).fill('Grace')
      await visitor.getByPlaceholder(/last name/i).fill('Hopper')
      await visitor.getByPlaceholder(/^password/i).fill(PASSWORD)
      await visitor.getByPlaceholder(/confirm|repeat/i).fill(PASSWORD)
      await visitor.getByRole('button', { name: /create account/i }).click()
      await expectSoon(async () => (await membersNow()).map(({ email }) => email).sort(), [ADA, GRACE])
      await context.close()
    })

    it('gets other roles, and is told what nobody may take', async () => {
      await ada.open('/tenant/members')
      await page.getByText('Grace Hopper').waitFor()
      await menuOf(GRACE, 'Change roles')
      await dialog().getByLabel('Editor').click()
      await save()
      await dialog().getByRole('alert').waitFor()
      await dialog().getByLabel('Finance').click()
      await save()
      await gone()
      await page.getByRole('cell', { name: 'Finance' }).waitFor()
      expect((await membersNow()).find(({ email }) => email === GRACE)?.roles).toEqual(['finance'])
      await menuOf(ADA, 'Change roles')
      await dialog().getByLabel('Owner').click()
      await dialog().getByLabel('Viewer', { exact: true }).click()
      await save()
      await dialog().getByRole('alert').waitFor()
      await ada.shoot('last-owner')
      await dialog().getByRole('button', { name: 'Cancel' }).click()
    })

    it('sees no button that her role may not press', async () => {
      const grace = await signIn(browser, backend, nordlicht.host, GRACE, PASSWORD)
      await grace.open(`/stores/${store.id}`)
      await grace.page.getByRole('heading', { name: 'Nordlicht Bücher', exact: true }).waitFor()
      const offered = await grace.page.getByRole('main').getByRole('button').allInnerTexts()
      expect(offered.filter((name) => /Edit|Change|Add domain|Pause|Remove|Make/.test(name))).toEqual([])
      await grace.shoot('store-as-finance')
      await grace.page.context().close()
    })

    it('is handed the ownership, and hands it back', async () => {
      const rolesOf = async (email: string) =>
        (await membersNow()).find((member) => member.email === email)?.roles
      await menuOf(GRACE, 'Make owner in my place')
      await ada.shoot('transfer-ownership')
      await confirm('Make owner in my place')
      await expectSoon(() => rolesOf(ADA), ['admin'])
      expect(await rolesOf(GRACE)).toContain('owner')
      const grace = await signIn(browser, backend, nordlicht.host, GRACE, PASSWORD)
      await grace.open('/tenant/members')
      await grace.page
        .getByRole('row', { name: new RegExp(ADA) })
        .getByRole('button')
        .last()
        .click()
      await grace.page.getByRole('menuitem', { name: 'Make owner in my place' }).click()
      await grace.page.getByRole('alertdialog').getByRole('button', { name: 'Make owner' }).click()
      await expectSoon(async () => (await rolesOf(ADA))?.includes('owner'), true)
      expect(await rolesOf(GRACE)).not.toContain('owner')
      await grace.page.context().close()
      await ada.open('/tenant/members')
    })

    it('is deactivated, let in again, and removed', async () => {
      const statusOf = async () => (await membersNow()).find(({ email }) => email === GRACE)?.status
      await menuOf(GRACE, 'Deactivate')
      await confirm('Deactivate')
      await page.getByRole('row', { name: /Deactivated/ }).waitFor()
      expect(await statusOf()).toBe('deactivated')
      await menuOf(GRACE, 'Reactivate')
      await confirm('Reactivate')
      await expectSoon(statusOf, 'active')
      await page.getByRole('row', { name: /grace.*Active/ }).waitFor()
      await menuOf(GRACE, 'Remove')
      await ada.shoot('member-remove')
      await confirm('Remove')
      await expectSoon(async () => (await membersNow()).map(({ email }) => email), [ADA])
      await page.getByRole('heading', { name: 'Members' }).waitFor()
      await expectSoon(() => page.getByText('Grace Hopper', { exact: true }).count(), 0)
    })

    it('an invitation is revoked when somebody has said yes', async () => {
      await page.getByRole('button', { name: 'Invite' }).click()
      await dialog().getByLabel('E-mail').fill('late@nordlicht.example')
      await dialog().getByRole('button', { name: 'Invite' }).click()
      await dialog().locator('code').waitFor()
      await dialog().getByRole('button', { name: 'Close' }).first().click()
      await row('late@nordlicht.example').getByRole('button', { name: 'Revoke' }).click()
      await confirm('Revoke')
      await page.getByText('Nobody is invited').waitFor()
    })
  })

  describe('in Arabic, with names that are too long', () => {
    const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänsbuchhandlung '.repeat(3).trim()
    let draft: TenantStoreDetail

    beforeAll(async () => {
      const made = await nordlicht.admin.post<{ tenant_store: TenantStoreDetail }>('/admin/tenant-stores', {
        name: LONG,
        description: LONG,
        handle: 'long',
        status: 'draft',
      })
      draft = expectOk(made).tenant_store
      expectOk(
        await nordlicht.admin.post('/admin/tenant/domains', {
          kind: 'custom',
          domain: `${'a-very-long-label-of-a-domain.'.repeat(4)}example`,
          store_id: store.id,
        }),
      )
      await speak(ada, 'ar')
      await page.setViewportSize({ width: 1100, height: 900 })
    })

    it.each([
      ['a store that has nothing yet', () => `/stores/${draft.id}`, 'ar-store'],
      ['a store with a claim', () => `/stores/${store.id}`, 'ar-store-domains'],
      ['the tenant', () => '/tenant', 'ar-tenant'],
      ['the members', () => '/tenant/members', 'ar-members'],
    ])('%s runs from right to left and stays within its edges', async (_, path, shot) => {
      await ada.open(path())
      await page.getByRole('main').getByRole('heading').first().waitFor()
      await ada.shoot(shot, { whole: true })
      expect(await flawsOf(ada)).toEqual([])
    })

    it.each([
      ['the theme', 'تعديل المظهر', 'ar-theme'],
      ['the regions', 'تغيير المناطق', 'ar-regions'],
      ['the languages', 'تغيير اللغات', 'ar-languages'],
    ])('so does the form for %s', async (_, button, shot) => {
      await ada.open(`/stores/${draft.id}`)
      await page.getByRole('button', { name: button }).click()
      await dialog().getByRole('textbox').or(dialog().getByRole('searchbox')).first().waitFor()
      await ada.shoot(shot)
      expect(await flawsOf(ada)).toEqual([])
    })
  })

  it('left nothing on the console but what was refused', () => {
    expect(ada.seen.problems.filter((problem) => !/status of (400|403|409)/.test(problem))).toEqual([])
  })
})
