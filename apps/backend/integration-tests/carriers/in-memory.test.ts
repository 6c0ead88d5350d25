import { TestBackend } from '@cityos/testing'
import { describeBookkeeping } from './bookkeeping'
import { describeCarriers, expectNoStrays } from './promises'
import { createSubject, PLUGIN, type Subject } from './workload'

let backend: TestBackend
let subject: Subject

beforeAll(async () => {
  backend = await TestBackend.start({ env: { CITYOS_TEST_PLUGIN: PLUGIN, CITYOS_TEST_JOBS: 'on' } })
  subject = await createSubject(backend)
})

afterAll(() => backend?.stop())

describe('with the in-memory modules in one process', () => {
  describeCarriers(
    () => subject,
    () => ({ server: backend.server.pid, worker: backend.server.pid }),
  )

  describeBookkeeping(() => subject)

  it('no query ran outside a tenant scope', async () => {
    await expectNoStrays(subject)
    expect((await backend.stats()).missingScopes).toBe(0)
  })
})
