import type { Browser, Page } from 'playwright-core'
import type { Tenant, TenantOperation } from '@cityos/contracts'
import { createProduct, describeWith, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { flawsOf, speak } from './language'
import { BUILD_TIMEOUT_MS, launchBrowser } from './browser'
import { expectSoon } from './expect-soon'
import { signIn, type Session } from './session'

const OPERATOR = 'operator@platform.example'

describeWith('chromium')('a tenant that is moved on the platform’s screens', () => {
  let backend: TestBackend
  let browser: Browser
  let sahara: TestTenant
  let operator: Session
  let page: Page
  let archive: string

  const dialog = () => page.getByRole('dialog')
  const prompt = () => page.getByRole('alertdialog')
  const operation = (kind: string) => page.locator(`[data-kind="${kind}"]`)
  const ended = async (kind: string, word = 'Done') => {
    await operation(kind).first().getByText(word, { exact: true }).waitFor({ timeout: 60_000 })
  }
  const titles = async () =>
    expectOk(await sahara.store.get<{ products: { title: string }[] }>('/store/products')).products.map(
      ({ title }) => title,
    )
  const operations = async () =>
    expectOk(
      await backend.platform.get<{ operations: TenantOperation[] }>('/admin/tenant-operations?limit=100'),
    ).operations

  beforeAll(async () => {
    backend = await TestBackend.start({ admin: true })
    sahara = await backend.provisionTenant('sahara', { name: 'Sahara Spices' })
    await createProduct(sahara, { title: 'Saffron', handle: 'saffron', sku: 'SH-1' })
    browser = await launchBrowser()
    operator = await signIn(browser, backend, 'localhost', OPERATOR)
    page = operator.page
    page.setDefaultTimeout(10_000)
  }, BUILD_TIMEOUT_MS)
  afterAll(async () => {
    await browser?.close()
    await backend?.stop()
  })

  it('a page that lists nothing says what to do', async () => {
    await operator.open('/tenants/operations')
    await page.getByText('Nothing has been exported or copied yet.').waitFor()
    await operator.shoot('operations-empty')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog().getByText('There is no export').waitFor()
    await dialog().getByRole('button', { name: 'Restore' }).click()
    await dialog().getByRole('alert').waitFor()
    await dialog().getByRole('button', { name: 'Cancel' }).click()
  })

  it('is exported, and the export is downloaded', async () => {
    await operator.open(`/tenants/${sahara.id}`)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await ended('export')
    await operation('export')
      .getByText(/^[\d,]+ rows and \d+ files/)
      .waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      operation('export').getByRole('link', { name: 'Download' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.tar\.gz$/)
    archive = await download.path()
  })

  it('is copied under a handle that is free', async () => {
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await dialog().getByLabel('Handle').fill('sahara')
    await dialog().getByRole('button', { name: 'Copy' }).click()
    await dialog().getByRole('alert').getByText(/taken/).waitFor()
    await operator.shoot('clone-refused')
    await dialog().getByLabel('Handle').fill('sahara-lab')
    await dialog().getByLabel('Name').fill('Sahara Lab')
    await dialog().getByRole('button', { name: 'Copy' }).click()
    await dialog().waitFor({ state: 'detached' })
    await ended('clone')
    await operation('clone').getByRole('link', { name: 'Go to the tenant' }).click()
    await page.getByRole('heading', { name: 'Sahara Lab' }).waitFor()
    const { tenant } = expectOk(await backend.platform.get<{ tenant: Tenant }>('/admin/tenants/sahara-lab'))
    expect(tenant.id).not.toBe(sahara.id)
  })

  it('is archived and purged once its handle has been typed, and its page says that it is gone', async () => {
    await operator.open(`/tenants/${sahara.id}`)
    expect(await page.getByRole('button', { name: 'Purge' }).count()).toBe(0)
    for (const verb of ['Activate', 'Suspend', 'Archive']) {
      await page.getByRole('button', { name: verb }).click()
      await prompt().getByLabel('Reason').fill('They have moved out')
      await prompt().getByRole('button', { name: verb }).click()
      await page.getByRole('button', { name: verb }).waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: 'Purge' }).click()
    await prompt()
      .getByText(/^Deletes [\d,]+ rows/)
      .waitFor()
    await prompt()
      .getByText(/^The newest export is of/)
      .waitFor()
    await operator.shoot('purge-confirm')
    const purge = prompt().getByRole('button', { name: 'Purge' })
    await prompt().getByLabel('Type sahara to confirm').fill('sahar')
    expect(await purge.isDisabled()).toBe(true)
    await prompt().getByLabel('Type sahara to confirm').fill('sahara')
    await purge.click()
    await page.getByText('This tenant is not there (any more)').waitFor()
    await ended('purge')
    await operator.shoot('tenant-gone')
    expect((await backend.platform.get(`/admin/tenants/${sahara.id}`)).status).toBe(404)
    expect((await sahara.store.get('/store/products')).status).toBe(404)
  })

  it('is restored from its export, chosen and confirmed, and sells what it sold', async () => {
    await operator.open('/tenants/operations')
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog().getByLabel('Export').click()
    await page.getByRole('option', { name: new RegExp(sahara.id) }).click()
    await dialog()
      .getByText(/^[\d,]+ rows and \d+ files/)
      .waitFor()
    await dialog().getByLabel('Handle').fill('sahara-lab')
    await dialog().getByRole('button', { name: 'Restore' }).click()
    await dialog().getByRole('alert').getByText(/taken/).waitFor()
    await operator.shoot('import')
    await dialog().getByLabel('Handle').fill('')
    await dialog().getByRole('button', { name: 'Restore' }).click()
    await dialog().waitFor({ state: 'detached' })
    await ended('import')
    await operator.shoot('operations')
    await operation('import').getByRole('link', { name: 'Go to the tenant' }).click()
    await page.getByRole('heading', { name: 'Sahara Spices' }).waitFor()
    // Archived is for good: what was exported before is alive again, as it was then.
    await page.getByText('Trial', { exact: true }).first().waitFor()
    expect(await titles()).toEqual(['Saffron'])
  })

  it('one that fails says why, and what is left of it', async () => {
    await backend.sql(async (owner) => {
      await owner.query(
        `update tenant_operation set status = 'failed', error_code = 'import_incomplete',
           error_message = 'The table product holds 3 rows instead of 4.' where kind = 'import'`,
      )
    })
    await operator.open('/tenants/operations')
    await operation('import').getByText('The table product holds 3 rows instead of 4.').waitFor()
    await operation('import').getByText('What it had written was removed.').waitFor()
    await operator.shoot('operation-failed')
  })

  it('an export is deleted when somebody has said yes', async () => {
    await operation('export').getByRole('button', { name: 'Delete export' }).click()
    await prompt().getByText('A tenant that was purged cannot come back from it.').waitFor()
    await prompt().getByRole('button', { name: 'Remove' }).click()
    await expectSoon(async () => (await operations()).filter(({ kind }) => kind === 'export').length, 0)
    await page.getByRole('heading', { name: 'Exports and imports' }).waitFor()
    await expectSoon(() => operation('export').count(), 0)
  })

  it('an archive that was downloaded is uploaded, and is an export again', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const file = dialog().locator('input[type=file]')
    await file.setInputFiles({
      name: 'no.tar.gz',
      mimeType: 'application/gzip',
      buffer: Buffer.from('nothing'),
    })
    await dialog().getByRole('alert').waitFor()
    await file.setInputFiles(archive)
    await dialog()
      .getByText(/^[\d,]+ rows and \d+ files/)
      .waitFor()
    await operator.shoot('upload')
    await dialog().getByRole('button', { name: 'Cancel' }).click()
    await ended('upload')
    await operation('upload').getByRole('button', { name: 'Restore or copy' }).waitFor()
  })

  it('one that waits is stopped when somebody has said yes', async () => {
    // Its heartbeat is fresh: no process takes it up before it is stopped.
    await backend.sql((owner) =>
      owner.query(
        `insert into tenant_operation (id, tenant_id, kind, status, input, heartbeat_at)
         values ('tenop_01KAGX5T3M4Q8Z7W6V5T4S3R2P', $1, 'export', 'pending', '{}', now())`,
        [sahara.id],
      ),
    )
    await operator.open('/tenants/operations')
    await operation('export').getByText('Waiting for its turn').waitFor()
    await operation('export').getByRole('button', { name: 'Stop' }).click()
    await operator.shoot('operation-stop')
    await prompt().getByRole('button', { name: 'Stop' }).click()
    await ended('export', 'Cancelled')
  })

  it.each([
    ['the operations', () => '/tenants/operations', 'ar-operations'],
    ['a tenant', () => `/tenants/${sahara.id}`, 'ar-tenant-detail'],
  ])('%s run from right to left in Arabic and stay within their edges', async (_, path, shot) => {
    await speak(operator, 'ar')
    await operator.open(path())
    await page.locator('[data-kind]').first().waitFor()
    await operator.shoot(shot, { whole: true })
    expect(await flawsOf(operator)).toEqual([])
  })

  it('left nothing on the console but what was refused', () => {
    expect(operator.seen.problems.filter((problem) => !/status of (400|404|409)/.test(problem))).toEqual([])
  })
})
