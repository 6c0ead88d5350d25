import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startCerbos, type CerbosOptions, type RunningCerbos } from '../src/cerbos'
import type { StackError } from '../src/errors'
import { inAnotherProcess, occupyPort, processesIn, temporaryFolder, until } from './helpers'

jest.setTimeout(60_000)

const CONFIG = resolve(__dirname, '../../../infra/cerbos/conf.yaml')
const POLICY = `apiVersion: api.cerbos.dev/v1
resourcePolicy:
  resource: thing
  version: default
  rules: [{ actions: ['*'], effect: EFFECT_ALLOW, roles: ['*'] }]
`

let folder: string
let options: CerbosOptions
const running: RunningCerbos[] = []

beforeEach(() => {
  folder = temporaryFolder()
  const policiesDir = join(folder, 'policies')
  mkdirSync(policiesDir)
  writeFileSync(join(policiesDir, 'thing.yaml'), POLICY)
  options = { policiesDir, configFile: CONFIG, folder: join(folder, 'run'), logLevel: 'warn' }
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
  await until(() => processesIn(folder).length === 0, 'nothing of the test runs')
  rmSync(folder, { recursive: true, force: true })
})

async function start(more: Partial<CerbosOptions> = {}): Promise<RunningCerbos> {
  const server = await startCerbos({ ...options, ...more })
  running.push(server)
  return server
}

const refusal = (more: Partial<CerbosOptions> = {}) =>
  start(more).then(
    () => new Error('it started'),
    (reason: unknown) => reason as StackError,
  )

/** Starts one in another process, which then stays. */
const HOLD = () => `await stack.startCerbos(${JSON.stringify(options)}); console.log('up')`

describe('Cerbos', () => {
  it('answers on a port of this machine when it is said to have started, and leaves nothing behind', async () => {
    const server = await start()
    expect(server.url).toBe(`grpc://127.0.0.1:${server.port}`)
    expect(processesIn(folder)).toEqual([server.pid])
    await server.stop()
    expect(processesIn(folder)).toEqual([])
    await (await start()).stop()
  })

  it('on a taken port is refused with another to choose', async () => {
    const { port, server } = await occupyPort()
    const error = await refusal({ port })
    server.close()
    expect(error).toMatchObject({
      code: 'port_taken',
      remedy: expect.stringContaining(`CITYOS_CERBOS_PORT=${port + 1}`),
    })
    expect(processesIn(folder)).toEqual([])
  })

  it('with a policy that is none does not start, and says which it is', async () => {
    writeFileSync(join(options.policiesDir, 'broken.yaml'), 'resourcePolicy: [')
    const error = await refusal()
    expect(error).toMatchObject({ code: 'cerbos_failed', message: expect.stringContaining('broken.yaml') })
    expect(processesIn(folder)).toEqual([])
  })

  it('that a living process runs from the same folder is left alone', async () => {
    const holder = inAnotherProcess(`${HOLD()}; setInterval(() => {}, 1000)`)
    await until(() => holder.output().includes('up'), 'the other process has one')
    expect(await refusal()).toMatchObject({ code: 'cerbos_folder_in_use' })
    holder.child.kill('SIGKILL')
    await holder.exited
  })

  it('that a killed process left running makes room for the next', async () => {
    const holder = inAnotherProcess(`${HOLD()}; setInterval(() => {}, 1000)`)
    await until(() => holder.output().includes('up'), 'the other process has one')
    holder.child.kill('SIGKILL')
    await holder.exited
    const [orphan] = processesIn(folder)
    expect(orphan).toBeDefined()
    const server = await start()
    expect(processesIn(folder)).toEqual([server.pid])
  })

  it('ends with a process that forgets to stop it', async () => {
    const holder = inAnotherProcess(`${HOLD()}; process.exit(0)`)
    expect(await holder.exited).toBe(0)
    await until(() => processesIn(folder).length === 0, 'its server is gone')
  })
})
