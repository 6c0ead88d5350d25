import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { layout } from '../src/paths'
import { freePort } from '../src/ports'
import { contentEnvironment, contentSettings } from '../src/steps/content-settings'
import { loadSecrets } from '../src/state'
import { occupyPort, temporaryFolder } from './helpers'

const OWNER = 'postgres://owner:pw@localhost:5432/commerce'
let root: string

beforeEach(() => {
  root = temporaryFolder()
  mkdirSync(join(root, 'apps/orchestrator'), { recursive: true })
  writeFileSync(join(root, 'apps/orchestrator/package.json'), '{}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

it('the content admin has a database of its own on the same server, unless it is given one', async () => {
  const ORCHESTRATOR_PORT = String(await freePort())
  const paths = layout(root)
  const settings = await contentSettings(paths, { ORCHESTRATOR_PORT }, OWNER)
  expect(settings).toEqual({
    url: `http://localhost:${ORCHESTRATOR_PORT}`,
    port: Number(ORCHESTRATOR_PORT),
    databaseUrl: 'postgres://owner:pw@localhost:5432/commerce_content',
  })
  const given = { ORCHESTRATOR_PORT, ORCHESTRATOR_DATABASE_URL: 'postgres://elsewhere/content' }
  expect((await contentSettings(paths, given, OWNER))?.databaseUrl).toBe('postgres://elsewhere/content')
})

it('a checkout without it starts without it', async () => {
  rmSync(join(root, 'apps/orchestrator'), { recursive: true })
  expect(await contentSettings(layout(root), {}, OWNER)).toBeUndefined()
})

it('a port that somebody has is said before anything is built', async () => {
  const taken = await occupyPort()
  const starting = contentSettings(layout(root), { ORCHESTRATOR_PORT: String(taken.port) }, OWNER)
  await expect(starting).rejects.toMatchObject({
    code: 'port_taken',
    remedy: expect.stringContaining('ORCHESTRATOR_PORT='),
  })
  taken.server.close()
})

it('is told none of the backend’s secrets, and its own stay the same', () => {
  const paths = layout(root)
  mkdirSync(paths.home, { recursive: true })
  const content = { url: 'http://localhost:3000', port: 3000, databaseUrl: 'postgres://x/content' }
  const app = {
    DATABASE_APP_URL: 'a',
    JWT_SECRET: 'b',
    COOKIE_SECRET: 'c',
    CERBOS_URL: 'grpc://x:1',
    PORT: '9000',
    PUBLIC_URL: 'http://localhost:9000',
  }
  const env = contentEnvironment(app, paths, content, loadSecrets(paths.secrets))
  for (const name of ['DATABASE_APP_URL', 'JWT_SECRET', 'COOKIE_SECRET']) expect(env).not.toHaveProperty(name)
  expect(env).toMatchObject({
    CERBOS_URL: 'grpc://x:1',
    PORT: '3000',
    ORCHESTRATOR_URL: 'http://localhost:3000',
    BACKEND_URL: 'http://localhost:9000',
  })
  const [id, key] = env.CONTENT_SEALING_KEYS!.split(':')
  expect([id, Buffer.from(key!, 'base64').length]).toEqual(['local', 32])
  expect(contentEnvironment(app, paths, content, loadSecrets(paths.secrets))).toEqual(env)
})
