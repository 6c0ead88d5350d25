import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DemoFile } from '@cityos/contracts'
import { freePort } from '../src/ports'
import { DIST, inAnotherProcess, occupyPort, processesIn, temporaryFolder, until } from './helpers'
import { makeCheckout } from './stub-checkout'

jest.setTimeout(90_000)

/** One folder in turn for all: what a start leaves behind knows where it is. */
const home = temporaryFolder()
const root = join(home, 'checkout')
/** A checkout after one start, which the others need not repeat. */
const kept = join(home, 'kept')
let port: number

beforeAll(async () => {
  await fresh()
  await stop(await startFully())
  for (const path of ['ran.txt', '.cityos/logs', '.cityos/cerbos']) rmSync(at(path), { recursive: true })
  renameSync(root, kept)
})
beforeEach(() => fresh())

afterEach(async () => {
  for (const pid of processesIn(root)) process.kill(pid, 'SIGKILL')
  await until(() => processesIn(root).length === 0, 'nothing of the test runs')
  rmSync(root, { recursive: true, force: true })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** A checkout in which nothing has run. */
async function fresh(): Promise<void> {
  port = await freePort()
  mkdirSync(root)
  makeCheckout(root)
}

/** A checkout in which one start has come to its end: or whose steps are still to come, with a cluster alone. */
function startedBefore({ clusterAlone = false } = {}): void {
  rmSync(root, { recursive: true })
  // PostgreSQL's files belong to another user when this runs as root: Node's own copy would take them.
  execFileSync('cp', ['-a', kept, root])
  if (clusterAlone) rmSync(at('.cityos/state.json'))
}

const at = (path: string) => join(root, path)
const ran = () => (existsSync(at('ran.txt')) ? readFileSync(at('ran.txt'), 'utf8').trim().split('\n') : [])
const FULL_START = ['build app', 'migrate owner', 'exec app', 'start app']

function start(env: NodeJS.ProcessEnv = {}) {
  return inAnotherProcess(
    `process.exit(await stack.start({ root: ${JSON.stringify(root)}, env: process.env }))`,
    {
      PORT: String(port),
      ...env,
    },
  )
}

async function startFully(env: NodeJS.ProcessEnv = {}) {
  const run = start(env)
  await until(() => run.output().includes('Ctrl-C stops everything'), `everything runs:\n${run.output()}`)
  return run
}

async function stop(run: ReturnType<typeof start>, signal: NodeJS.Signals = 'SIGINT') {
  run.child.kill(signal)
  return run.exited
}

describe('a start', () => {
  it('runs every step, gives the owner connection to migrations only, and tells where to log in', async () => {
    const run = await startFully()
    expect(ran()).toEqual(FULL_START)
    expect(run.output()).toContain(`http://acme.localhost:${port}/app`)
    expect(run.output()).toContain('admin@acme.example.com  acme-password')
    expect(run.output()).toContain(`http://acme-outlet.localhost:${port}`)
    expect(run.output()).toContain('pk_outlet')
    expect(DemoFile.parse(JSON.parse(readFileSync(at('.cityos/demo.json'), 'utf8'))).backend).toBe(
      `http://localhost:${port}`,
    )
    expect(statSync(at('.cityos/secrets.json')).mode & 0o777).toBe(0o600)
    expect(await stop(run)).toBe(0)
  })

  it('brings an identity provider that knows the real tenants, unless a Keycloak is named', async () => {
    startedBefore()
    await stop(await startFully())
    const log = () => readFileSync(at('.cityos/logs/identity.log'), 'utf8')
    expect(log()).toMatch(/http:\/\/localhost:\d+\/realms\/cityos is ready/)
    rmSync(at('.cityos/logs/identity.log'))
    await stop(await startFully({ KEYCLOAK_URL: 'https://id.example.com' }))
    expect(log).toThrow('ENOENT')
  })

  it('repeats nothing that is unchanged, and keeps the secrets', async () => {
    startedBefore()
    const secrets = readFileSync(at('.cityos/secrets.json'), 'utf8')
    await stop(await startFully())
    expect(ran()).toEqual(['start app', 'stopped'])
    expect(readFileSync(at('.cityos/secrets.json'), 'utf8')).toBe(secrets)
  })

  it('with CERBOS_URL starts no Cerbos of its own', async () => {
    startedBefore()
    const run = await startFully({ CERBOS_URL: 'grpc://cerbos.example:3593' })
    expect(existsSync(at('.cityos/cerbos'))).toBe(false)
    expect(await stop(run)).toBe(0)
  })

  it('builds and migrates again when a migration changed', async () => {
    startedBefore()
    appendFileSync(at('apps/backend/src/modules/tenant/migrations/1.ts'), ';')
    await stop(await startFully())
    expect(ran()).toEqual(['build app', 'migrate owner', 'start app', 'stopped'])
  })

  it('seeds again when the database was deleted', async () => {
    startedBefore()
    rmSync(at('.cityos/postgres'), { recursive: true })
    await stop(await startFully())
    expect(ran()).toEqual(['migrate owner', 'exec app', 'start app', 'stopped'])
  })
})

describe('a start that cannot succeed', () => {
  it('says which port is taken and how to choose another, before anything runs', async () => {
    const { port: taken, server } = await occupyPort()
    const run = start({ PORT: String(taken) })
    expect(await run.exited).toBe(1)
    server.close()
    expect(run.output().trim()).toBe(
      `Port ${taken} is already in use by another program.\n` +
        `Stop it, or choose another: PORT=${taken < 65_436 ? taken + 100 : taken - 100} npm start`,
    )
    expect(existsSync(at('.cityos/postgres'))).toBe(false)
  })

  it('refuses a second start in the same folder and leaves the first alone', async () => {
    startedBefore()
    const first = await startFully()
    const second = start({ PORT: String(await freePort()) })
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain(`already running from this folder (process ${first.child.pid})`)
    expect((await fetch(`http://127.0.0.1:${port}/health`)).ok).toBe(true)
    await stop(first)
  })

  it.each(['build', 'migrate', 'exec', 'start'])(
    'shows the log of a failing %s, stops PostgreSQL and fails',
    async (step) => {
      startedBefore({ clusterAlone: true })
      const run = start({ FAIL: step })
      expect(await run.exited).toBe(1)
      expect(run.output()).toContain(`the reason why ${step} failed`)
      expect(run.output()).toMatch(/The whole log: .*\.log/)
      expect(processesIn(root)).toEqual([])
    },
  )

  it('names an unreachable DATABASE_URL without its password', async () => {
    const nobody = await freePort()
    const run = start({ DATABASE_URL: `postgres://user:s3cret@127.0.0.1:${nobody}/shop` })
    expect(await run.exited).toBe(1)
    expect(run.output()).toContain(`The database at 127.0.0.1:${nobody} cannot be used`)
    expect(run.output()).not.toContain('s3cret')
  })
})

describe('Ctrl-C', () => {
  it('stops the backend before PostgreSQL and leaves no process', async () => {
    startedBefore()
    const run = await startFully()
    expect(processesIn(root).length).toBeGreaterThan(2)
    expect(await stop(run)).toBe(0)
    expect(ran().at(-1)).toBe('stopped')
    expect(processesIn(root)).toEqual([])
  })

  it('that arrives twice at once, from the terminal and through npm, is one', async () => {
    startedBefore()
    const run = await startFully()
    run.child.kill('SIGINT')
    run.child.kill('SIGINT')
    expect(await run.exited).toBe(0)
    expect(ran().at(-1)).toBe('stopped')
  })

  it.each(['build', 'migrate', 'exec', 'start'])('during %s leaves no process', async (step) => {
    startedBefore({ clusterAlone: true })
    const run = start({ BLOCK: step })
    await until(() => ran().some((line) => line.startsWith(step)), `${step} runs`)
    expect(await stop(run)).toBe(130)
    expect(processesIn(root)).toEqual([])
  })

  it('pressed again ends at once what does not want to stop', async () => {
    startedBefore()
    writeFileSync(
      at('node_modules/@medusajs/cli/cli.js'),
      readFileSync(at('node_modules/@medusajs/cli/cli.js'), 'utf8').replace('process.exit(0) })\n}', '})\n}'),
    )
    const run = await startFully()
    run.child.kill('SIGINT')
    await sleep(800)
    expect(run.child.exitCode).toBeNull()
    run.child.kill('SIGINT')
    expect(await run.exited).toBe(130)
    await until(() => processesIn(root).length === 0, 'everything is gone', 3_000)
  })
})

describe('npm', () => {
  const npmStart = () => {
    writeFileSync(
      at('run.js'),
      `const stack = require(${JSON.stringify(DIST)})\nstack.start({ root: __dirname, env: process.env }).then((code) => process.exit(code))`,
    )
    writeFileSync(at('package.json'), JSON.stringify({ scripts: { start: 'exec node run.js' } }))
    const env = { ...process.env, PORT: String(port), DATABASE_URL: '' }
    return spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] })
  }
  const ready = async (npm: ReturnType<typeof npmStart>) => {
    let text = ''
    npm.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await until(() => text.includes('Ctrl-C stops everything'), 'everything runs')
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'that gets a %s takes the whole stack with it',
    async (signal) => {
      startedBefore()
      const npm = npmStart()
      await ready(npm)
      npm.kill(signal)
      await until(() => processesIn(root).length === 0, 'everything is gone')
      expect(ran().at(-1)).toBe('stopped')
    },
  )

  it('whose output nobody reads any more does not start a stack that nobody knows of', async () => {
    const npm = npmStart()
    npm.stdout.destroy()
    await until(
      () => existsSync(at('.cityos/secrets.json')) || npm.exitCode !== null,
      'the start is under way',
    )
    await until(() => processesIn(root).length === 0, 'everything is gone')
    expect(ran()).not.toContain('start app')
  })
})

describe('a crash', () => {
  beforeEach(() => startedBefore())

  it('of the backend is reported with its last words, and everything stops', async () => {
    const run = await startFully()
    await fetch(`http://127.0.0.1:${port}/crash`).catch(() => undefined)
    expect(await run.exited).toBe(1)
    expect(run.output()).toContain('out of luck')
    expect(processesIn(root)).toEqual([])
  })

  it('of Cerbos, without which nobody is let in, is reported, and everything stops', async () => {
    const run = await startFully()
    const { server } = JSON.parse(readFileSync(at('.cityos/cerbos/running.json'), 'utf8')) as {
      server: { pid: number }
    }
    process.kill(server.pid, 'SIGKILL')
    expect(await run.exited).toBe(1)
    expect(run.output()).toContain('Cerbos stopped by itself')
    expect(ran().at(-1)).toBe('stopped')
    expect(processesIn(root)).toEqual([])
  })

  it('of the start itself (kill -9) leaves nothing that a next start cannot clear away', async () => {
    const first = await startFully()
    await stop(first, 'SIGKILL')
    expect(processesIn(root).length).toBeGreaterThan(2)
    const second = await startFully()
    expect(await stop(second)).toBe(0)
    expect(processesIn(root)).toEqual([])
  })
})
