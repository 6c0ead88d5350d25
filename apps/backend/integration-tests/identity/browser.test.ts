import { DEMO_PASSWORD } from '@cityos/contracts'
import { describeWith } from '@cityos/testing'
import type { Browser, Page } from 'playwright-core'
import { BUILD_TIMEOUT_MS, launchBrowser } from '../screens/browser'
import { IdentityWorld } from './world'

describeWith('chromium')('signing in with Keycloak in a browser', () => {
  let world: IdentityWorld
  let browser: Browser
  beforeAll(async () => {
    world = await IdentityWorld.start({ admin: true })
    browser = await launchBrowser()
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await world?.stop()
  })

  const newPage = async () => (await browser.newContext({ locale: 'en-GB' })).newPage()
  const originOf = (host: string) => `http://${host}:${world.gateway.port}`

  async function continueWithKeycloak(page: Page, host: string): Promise<void> {
    await page.goto(`${originOf(host)}/app/login`)
    await page.getByRole('button', { name: 'Continue with Keycloak' }).click()
  }
  const isIn = (page: Page, host: string) =>
    page.waitForURL((url) => url.origin === originOf(host) && !url.pathname.startsWith('/app/login'))
  /** At the provider's own page, which asks. */
  async function signOutThere(page: Page, host: string): Promise<void> {
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${originOf(host)}/app/login`)
  }
  const whoAmI = (page: Page) =>
    page.evaluate(async () => {
      const answer = await fetch('/admin/users/me')
      return answer.ok ? ((await answer.json()) as { user: { email: string } }).user.email : answer.status
    })

  it.each([
    ['the owner of one tenant', 'admin@acme.example', 'acme.localhost'],
    ['the owner of another', 'admin@globex.example', 'globex.localhost'],
    ["the platform's operator", 'admin@platform.example', 'localhost'],
  ])('%s signs in where they belong', async (_who, email, host) => {
    const page = await newPage()
    await continueWithKeycloak(page, host)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password').fill(DEMO_PASSWORD)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await isIn(page, host)
    expect(await whoAmI(page)).toBe(email)
    await page.context().close()
  })

  it('one click is enough in development, and a second time none', async () => {
    const page = await newPage()
    await continueWithKeycloak(page, 'acme.localhost')
    await page.getByRole('button', { name: /Ada Acme/ }).click()
    await isIn(page, 'acme.localhost')
    await page.context().clearCookies({ domain: 'acme.localhost' })
    await continueWithKeycloak(page, 'acme.localhost')
    await isIn(page, 'acme.localhost')
    expect(await whoAmI(page)).toBe('admin@acme.example')
    await page.context().close()
  })

  it("somebody who is no member stays at the tenant's door", async () => {
    const page = await newPage()
    await continueWithKeycloak(page, 'acme.localhost')
    await page.getByRole('button', { name: /Gil Globex/ }).click()
    await page.getByText('Continue with Keycloak').waitFor()
    expect(new URL(page.url()).pathname).toBe('/app/login')
    expect(await whoAmI(page)).toBe(401)
    await page.context().close()
  })

  it('who signs out of Keycloak is out of the admin', async () => {
    const page = await newPage()
    await continueWithKeycloak(page, 'acme.localhost')
    await page.getByRole('button', { name: /Ada Acme/ }).click()
    await isIn(page, 'acme.localhost')
    await page.goto(`${originOf('acme.localhost')}/identity/sign-out`)
    await signOutThere(page, 'acme.localhost')
    expect(await whoAmI(page)).toBe(401)
    await page.context().close()
  })

  it('who is no member here may become somebody else on the sign-in page', async () => {
    const page = await newPage()
    await continueWithKeycloak(page, 'acme.localhost')
    await page.getByRole('button', { name: /Gil Globex/ }).click()
    await page.getByRole('link', { name: 'Sign out there' }).click()
    await signOutThere(page, 'acme.localhost')
    await continueWithKeycloak(page, 'acme.localhost')
    await page.getByRole('button', { name: /Ada Acme/ }).click()
    await isIn(page, 'acme.localhost')
    expect(await whoAmI(page)).toBe('admin@acme.example')
    await page.context().close()
  })
})
