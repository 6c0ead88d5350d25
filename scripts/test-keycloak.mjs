/**
 * The identity suite against a real Keycloak:
 *   KEYCLOAK_URL=http://localhost:8080 npm run test:keycloak   one that runs, with the realm file imported
 *   npm run test:keycloak                                      fetched with Maven, started here and stopped again
 * The first needs KEYCLOAK_ADMIN_USER and KEYCLOAK_ADMIN_PASSWORD (admin, admin) and was imported with
 * CITYOS_DEMO_USERS=true; the suite adds signing keys to the realm and takes them away. The second needs Java 17 or
 * newer, and Maven.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const VERSION = '26.4.0'
const START_TIMEOUT_MS = 10 * 60_000

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const home = path.join(root, '.cityos/keycloak')
const folder = path.join(home, `keycloak-${VERSION}`)
const log = path.join(home, 'keycloak.log')

function fail(message) {
  console.error(message)
  process.exit(1)
}

function needs(program, flag, remedy) {
  if (spawnSync(program, [flag], { stdio: 'ignore' }).status !== 0) fail(`${program} is missing. ${remedy}`)
}

function fetchKeycloak() {
  if (existsSync(path.join(folder, 'bin/kc.sh'))) return
  needs('mvn', '-version', 'Install Maven, or give the address of a Keycloak as KEYCLOAK_URL.')
  console.log(`Fetching Keycloak ${VERSION} …`)
  mkdirSync(home, { recursive: true })
  const artifact = `org.keycloak:keycloak-quarkus-dist:${VERSION}:tar.gz`
  execFileSync(
    'mvn',
    ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${home}`],
    {
      cwd: home,
      stdio: 'inherit',
    },
  )
  const archive = path.join(home, `keycloak-quarkus-dist-${VERSION}.tar.gz`)
  execFileSync('tar', ['xzf', archive, '-C', home])
  rmSync(archive)
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function startKeycloak(port) {
  needs('java', '-version', 'Install Java 17 or newer, or give the address of a Keycloak as KEYCLOAK_URL.')
  fetchKeycloak()
  mkdirSync(path.join(folder, 'data/import'), { recursive: true })
  rmSync(path.join(folder, 'data/h2'), { recursive: true, force: true })
  copyFileSync(
    path.join(root, 'infra/keycloak/realm-cityos.json'),
    path.join(folder, 'data/import/realm-cityos.json'),
  )
  const output = openSync(log, 'w')
  const child = spawn(
    path.join(folder, 'bin/kc.sh'),
    ['start-dev', '--import-realm', '--http-host', '127.0.0.1', '--http-port', String(port)],
    {
      detached: true,
      stdio: ['ignore', output, output],
      env: {
        ...process.env,
        CITYOS_DEMO_USERS: 'true',
        KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
        KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin',
        JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx768m',
      },
    },
  )
  closeSync(output)
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  process.on('exit', stop)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
  return child
}

async function answers(url) {
  try {
    return (await fetch(`${url}/realms/cityos`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

async function waitFor(child, url) {
  console.log('Starting it, which takes a minute or two …')
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end; await sleep(500)) {
    if (child.exitCode !== null) break
    if (await answers(url)) return
  }
  fail(`Keycloak did not start:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`)
}

async function ownKeycloak() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  await waitFor(await startKeycloak(port), url)
  return url
}

const url = process.env.KEYCLOAK_URL?.replace(/\/+$/, '') || (await ownKeycloak())
if (!(await answers(url))) fail(`${url}/realms/cityos does not answer: is the realm file imported there?`)
const jest = path.join(root, 'node_modules/jest/bin/jest.js')
const { status } = spawnSync(
  process.execPath,
  [jest, 'packages/identity/test/conformance', '--selectProjects', 'unit', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, KEYCLOAK_URL: url } },
)
process.exit(status ?? 1)
