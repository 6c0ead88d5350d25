import {
  describeWith,
  startRedis,
  startServer,
  TestBackend,
  type RunningRedis,
  type ServerProcess,
} from '@cityos/testing'
import { describeBookkeeping } from './bookkeeping'
import { describeCarriers, expectNoStrays } from './promises'
import {
  createSubject,
  emit,
  findMarks,
  PLUGIN,
  startWorkflow,
  untilMarks,
  type FoundMark,
  type Subject,
} from './workload'

let redis: RunningRedis
let backend: TestBackend
let worker: ServerProcess
let subject: Subject

const startWorker = () =>
  startServer(
    {
      DATABASE_APP_URL: backend.database.appUrl,
      REDIS_URL: redis.url,
      CITYOS_TEST_PLUGIN: PLUGIN,
      CITYOS_TEST_JOBS: 'on',
    },
    'worker',
  )

describeWith('redis')('with Redis, one server and one worker process', () => {
  beforeAll(async () => {
    redis = await startRedis()
    backend = await TestBackend.start({
      env: {
        REDIS_URL: redis.url,
        CITYOS_TEST_PLUGIN: PLUGIN,
        CITYOS_TEST_JOBS: 'on',
        MEDUSA_WORKER_MODE: 'server',
      },
    })
    worker = await startWorker()
    subject = await createSubject(backend)
  })

  afterAll(async () => {
    await worker?.stop()
    await backend?.stop()
    await redis?.stop()
  })

  it('the worker answers /health and nothing else', async () => {
    const statusOf = async (path: string) => (await fetch(`${worker.url}${path}`)).status
    expect(await Promise.all(['/health', '/admin/products', '/store/regions'].map(statusOf))).toEqual([
      200, 404, 404,
    ])
  })

  describeCarriers(
    () => subject,
    () => ({ server: backend.server.pid, worker: worker.pid }),
  )

  describeBookkeeping(() => subject)

  it('a subscriber that failed is tried again in the scope of its tenant', async () => {
    const data = { run: 'again' }
    for (const tenant of subject.tenants) {
      await emit(subject, tenant, { name: 'probe.retried', data }, { attempts: 3 })
    }
    const isRetried = (mark: FoundMark) => mark.probe === 'event-retried'
    const marks = await untilMarks(subject, (all) => all.filter(isRetried).length >= 2)
    expectOnePerTenant(marks.filter(isRetried), worker.pid)
  })

  it('neither process ran a query outside a tenant scope', async () => {
    await expectNoStrays(subject)
    expect((await backend.stats()).missingScopes).toBe(0)
    expect((await worker.call<{ missingScopes: number }>('stats')).missingScopes).toBe(0)
  })

  it('the tenant survives a worker that is killed in the middle of steps, retries and events', async () => {
    const [first] = subject.tenants
    for (const tenant of subject.tenants) {
      await startWorkflow(subject, tenant, 'slow', 'killed')
      await startWorkflow(subject, tenant, 'interrupted', 'killed')
    }
    const underWay = ['slowly-failed', 'interrupted']
    await untilMarks(subject, (all) => all.filter((mark) => underWay.includes(mark.probe)).length >= 4)
    await worker.kill()
    for (const tenant of subject.tenants) {
      await emit(subject, tenant, { name: 'probe.plain', data: { run: 'killed' } })
      await startWorkflow(subject, tenant, 'steps', 'killed')
    }
    expect(
      (await findMarks(subject)).filter((mark) => mark.tenantId === first!.id && mark.run === 'killed'),
    ).not.toEqual([])

    worker = await startWorker()
    const survivors = [
      'event-plain',
      'failed',
      'retried',
      'nested-async',
      'slowly-retried',
      'async-compensated',
    ]
    const isSurvivor = (mark: FoundMark) =>
      mark.run === 'killed' && mark.pid === worker.pid && survivors.includes(mark.probe)
    const all = await untilMarks(
      subject,
      (found) => found.filter(isSurvivor).length >= survivors.length * subject.tenants.length,
    )
    for (const { id } of subject.tenants) {
      const own = all.filter((mark) => mark.tenantId === id && isSurvivor(mark))
      expect(own.map((mark) => mark.probe).sort()).toEqual([...survivors].sort())
      for (const mark of own) expect(mark).toMatchObject({ scope: id, sees: [subject.products[id]] })
    }
    await expectNoStrays(subject)
    expect((await worker.call<{ missingScopes: number }>('stats')).missingScopes).toBe(0)
  })
})

function expectOnePerTenant(marks: FoundMark[], pid: number): void {
  for (const { id } of subject.tenants) {
    const own = marks.filter((mark) => mark.tenantId === id)
    expect(own.map(({ scope, sees, pid }) => ({ scope, sees, pid }))).toEqual([
      { scope: id, sees: [subject.products[id]], pid },
    ])
  }
}
