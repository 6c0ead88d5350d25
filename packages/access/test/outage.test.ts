import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startCerbos } from '@cityos/dev-stack'
import { accessForRequest, connectPdp, type Pdp } from '../src'
import { memberOf } from './support/people'
import { CERBOS, POLICIES, startPdp } from './support/pdp'

jest.setTimeout(60_000)

const viewer = memberOf('t1', 'viewer')
const product = { kind: 'product', tenant: 't1' } as const
const read = (pdp: Pdp) => accessForRequest(pdp).can(viewer, 'read', product)
const UNAVAILABLE = { code: 'authorization_unavailable', status: 503 }

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) if (await condition()) return
  throw new Error('It did not come about.')
}

it('a Cerbos that is gone allows nothing: authorization_unavailable, until it is back', async () => {
  const real = await startPdp()
  try {
    expect(await read(real.pdp)).toBe(true)
    process.kill(real.server.pid, 'SIGKILL')
    await real.server.exited
    await expect(read(real.pdp)).rejects.toMatchObject(UNAVAILABLE)
    await expect(accessForRequest(real.pdp).filterFor(viewer, 'read', 'product')).rejects.toMatchObject(
      UNAVAILABLE,
    )
    const folder = mkdtempSync(join(tmpdir(), 'cityos-cerbos-'))
    const again = await startCerbos({
      policiesDir: POLICIES,
      configFile: join(CERBOS, 'conf.yaml'),
      folder,
      port: real.server.port,
    })
    try {
      await until(() => read(real.pdp).catch(() => false))
    } finally {
      await again.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  } finally {
    await real.stop()
  }
})

it('a Cerbos that does not answer in time allows nothing', async () => {
  const sockets: Socket[] = []
  const silent = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const { port } = silent.address() as { port: number }
  const pdp = connectPdp({ url: `grpc://127.0.0.1:${port}`, timeoutMs: 200 })
  try {
    const began = Date.now()
    await expect(read(pdp)).rejects.toMatchObject(UNAVAILABLE)
    expect(Date.now() - began).toBeLessThan(5_000)
  } finally {
    pdp.close()
    for (const socket of sockets) socket.destroy()
    silent.close()
  }
})

it('a moment without an answer is no answer: Cerbos is asked once more', async () => {
  const real = await startPdp()
  const sockets: Socket[] = []
  const slow = createServer((socket) => {
    const behind = connect(real.server.port, '127.0.0.1')
    sockets.push(socket, behind)
    socket.pipe(behind)
    setTimeout(() => behind.pipe(socket), 2_000)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => slow.once('listening', resolve))
  const { port } = slow.address() as { port: number }
  const pdp = connectPdp({ url: `grpc://127.0.0.1:${port}`, timeoutMs: 1_500 })
  try {
    expect(await read(pdp)).toBe(true)
  } finally {
    pdp.close()
    for (const socket of sockets) socket.destroy()
    slow.close()
    await real.stop()
  }
})

it('a policy that is changed on disk counts without a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cityos-policies-'))
  cpSync(POLICIES, folder, { recursive: true })
  const real = await startPdp(folder)
  try {
    const { pid } = real.server
    expect(await read(real.pdp)).toBe(true)
    const file = join(folder, 'catalogue/product.yaml')
    const policy = readFileSync(file, 'utf8')
    writeFileSync(file, policy.replace('[member, key, support]', '[key, support]'))
    await until(async () => !(await read(real.pdp)))
    writeFileSync(file, policy)
    await until(() => read(real.pdp))
    expect(real.server.pid).toBe(pid)
  } finally {
    await real.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('a policy that is broken on disk opens nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cityos-policies-'))
  cpSync(POLICIES, folder, { recursive: true })
  const real = await startPdp(folder)
  try {
    expect(await read(real.pdp)).toBe(true)
    writeFileSync(join(folder, 'catalogue/product.yaml'), 'apiVersion: api.cerbos.dev/v1\nresourcePolicy: [')
    const create = () => accessForRequest(real.pdp).can(viewer, 'create', product)
    for (const end = Date.now() + 3_000; Date.now() < end; await sleep(100)) {
      expect(await create().catch(() => false)).toBe(false)
    }
  } finally {
    await real.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
