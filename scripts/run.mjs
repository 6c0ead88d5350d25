/**
 * `npm start` and `npm test` straight after `git clone`: installs what is missing, builds the packages, runs the command.
 * `node scripts/run.mjs setup` stops after the first two.
 * Plain Node, since nothing is installed yet when it begins.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => join(root, ...parts)
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

const commands = {
  setup: async () => 0,
  start: async (args) => {
    const cli = await import(pathToFileURL(at('packages/dev-stack/dist/cli.js')))
    return cli.default.main(['start', ...args])
  },
  test: (args) => run([at('node_modules/jest/bin/jest.js'), ...args]),
  'test:long': (args) => {
    process.env.CITYOS_LONG = '1'
    process.env.CITYOS_SEED ??= '20261120'
    console.log(`The long tests run with seed ${process.env.CITYOS_SEED} (CITYOS_SEED).`)
    return run([at('node_modules/jest/bin/jest.js'), ...args])
  },
}

/** A failure that a sentence explains; anything else keeps its stack trace. */
class Refusal extends Error {}

function assertNodeVersion() {
  const wanted = readJson(at('package.json')).engines.node.replace('>=', '')
  const number = (version) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)
  const [have, need] = [process.versions.node, `${wanted}.0`].map(number)
  if (have < need)
    throw new Refusal(
      `Node.js ${process.versions.node} is too old: install Node.js ${wanted} or newer and try again.`,
    )
}

/** Runs a Node program in the foreground. @returns its exit code. */
function run(args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', ...options })
    // The terminal sends Ctrl-C to the child as well; what is sent to this process alone is passed on.
    const forward = (signal) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

const marker = at('node_modules/.cityos-install')
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')

/** Also true after an `npm ci` or `npm install` by hand that left exactly what the lockfile says. */
function isInstalled() {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lockHash()) return true
  if (!existsSync(at('node_modules/.package-lock.json'))) return false
  const wanted = Object.entries(readJson(at('package-lock.json')).packages)
  const found = readJson(at('node_modules/.package-lock.json')).packages
  const complete = wanted.every(
    ([path, entry]) =>
      !path.includes('node_modules/') ||
      (found[path]
        ? found[path].version === entry.version
        : entry.optional || entry.peer || entry.devOptional),
  )
  if (complete) writeFileSync(marker, lockHash())
  return complete
}

async function install() {
  if (isInstalled()) return
  console.log('… Installing dependencies (two or three minutes the first time)')
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const pulse = setInterval(() => console.log(`  still installing, ${seconds()} s`), 30_000)
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress']
  const code = await (npm ? run([npm, ...args]) : runNpm(args)).finally(() => clearInterval(pulse))
  if (code === 130 || code === 143) process.exit(code)
  if (code !== 0) {
    throw new Refusal(
      'npm could not install the dependencies (its message is above). Check the network and free disk space (3 GB), then try again.',
    )
  }
  writeFileSync(marker, lockHash())
  console.log(`✓ Dependencies installed … ${seconds()} s`)
}

/** When started as `node scripts/run.mjs`, npm is looked up on the PATH; on Windows it is a script that needs a shell. */
function runNpm(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    child.once('error', () =>
      reject(new Refusal('npm was not found: install Node.js with npm and try again.')),
    )
    child.once('close', (code) => resolve(code ?? 130))
  })
}

async function buildPackages() {
  const code = await run([at('node_modules/typescript/bin/tsc'), '-b'])
  if (code === 130 || code === 143) process.exit(code)
  if (code !== 0) throw new Refusal('The packages do not compile: correct the errors above and try again.')
}

/** One at a time: a second start in the same folder waits while the first installs and builds. */
async function alone(work) {
  const lock = at('.cityos/setup.lock')
  mkdirSync(at('.cityos'), { recursive: true })
  for (let told = false; !takeLock(lock); told = true) {
    if (!told)
      console.log('… Waiting for another start or test in this folder to finish installing and building')
    await sleep(500)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    release()
    process.off('exit', release)
  }
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST')
      throw new Refusal(
        `The folder ${dirname(lock)} cannot be written (${error.code}): give yourself the right to write there.`,
      )
  }
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
  return false
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

async function main([name, ...args]) {
  const command = commands[name]
  if (!command)
    throw new Refusal(`Unknown command ${name ?? '(none)'}. Known: ${Object.keys(commands).join(', ')}.`)
  assertNodeVersion()
  process.env.MEDUSA_DISABLE_TELEMETRY ??= 'true'
  process.env.NEXT_TELEMETRY_DISABLED ??= '1'
  await alone(async () => {
    await install()
    await buildPackages()
  })
  return command(args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 1
}
