import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'

/** Screenshots land here: nobody's tests read them, people do. */
const SHOTS = join(__dirname, '../../../../.cityos/screens/content')

/** Chromium of the machine, headless; nothing is downloaded. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout.trim()
  // The sandbox needs privileges that containers and root do not have; the pages are our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** A browser of somebody's: signed in when it has a session, in the language that they chose. */
export async function person(
  browser: Browser,
  url: string,
  { session, language = 'en' }: { session?: string; language?: 'en' | 'ar' } = {},
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await context.addCookies([
    { name: 'payload-lng', value: language, url },
    ...(session ? [{ name: 'cityos_session', value: session, url }] : []),
  ])
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const here = /(^|\.)localhost$|^127\.0\.0\.1$/.test(hostname)
    if (protocol.startsWith('http') && !here) problems.push(`asked another host: ${request.url()}`)
  })
  return { context, page, problems }
}

/** Clicks what the server rendered once React has taken it over: a click before that is lost. */
export async function press(page: Page, target: Locator): Promise<void> {
  const node = await target.elementHandle()
  await page.waitForFunction(
    (element) => Object.keys(element!).some((key) => key.startsWith('__reactProps$')),
    node,
  )
  await target.click()
}

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  await page.screenshot({ path: join(SHOTS, `${name}.png`) })
}
