import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PASSWORD, type TestBackend } from '@cityos/testing'
import type { Browser, Page } from 'playwright-core'
import { watch, type Watch } from './browser'
import { restOf } from './quiet'
import { slowDown } from './slow-down'

/** Screenshots land here: nobody's tests read them, people do. */
const SHOTS = join(__dirname, '../../../../.cityos/screens')

export interface Session {
  page: Page
  seen: Watch
  /** Opens a page of the admin and waits until it has what it shows. */
  open(path: string): Promise<void>
  /** Keeps a picture of the page, of what the window shows or of the whole. */
  shoot(name: string, options?: { whole?: boolean }): Promise<void>
  /** Waits until nothing is loading any more. */
  settle(): Promise<void>
}

/** Signs in to the admin of a host as a person does, with the form. */
export async function signIn(
  browser: Browser,
  backend: TestBackend,
  host: string,
  email: string,
  password = PASSWORD,
): Promise<Session> {
  const { port } = new URL(backend.server.url)
  const origin = `http://${host}:${port}`
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const seen = watch(context)
  await slowDown(context)
  const page = await context.newPage()
  const session = sessionOf(page, seen, origin)
  await page.goto(`${origin}/app/login`)
  await page.getByPlaceholder('Email').fill(email)
  await page.getByPlaceholder('Password').fill(password)
  await page.getByRole('button', { name: 'Continue with Email' }).click()
  await page.waitForURL((url) => !url.pathname.includes('/login'))
  await session.settle()
  return session
}

function sessionOf(page: Page, seen: Watch, origin: string): Session {
  const rest = restOf(page)
  const settle = async () => {
    await rest()
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  }
  return {
    page,
    seen,
    settle,
    open: async (path) => {
      await page.goto(`${origin}/app${path}`)
      await settle()
    },
    shoot: async (name, { whole = false } = {}) => {
      mkdirSync(SHOTS, { recursive: true })
      const size = page.viewportSize()
      // The admin scrolls inside the window: a window that is tall enough shows all of it.
      if (whole && size) await page.setViewportSize({ ...size, height: 2_200 })
      await page.screenshot({ path: join(SHOTS, `${name}.png`), animations: 'disabled' })
      if (whole && size) await page.setViewportSize(size)
    },
  }
}
