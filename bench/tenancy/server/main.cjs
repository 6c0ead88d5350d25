/*
 * The process of one side: Medusa's own start command in the current folder, steered over IPC. IPC reads
 * counters, collects garbage, profiles and runs the seed; requests come over HTTP like anybody's.
 */
const { createRequire } = require('node:module')
const { writeFileSync } = require('node:fs')
const { Session } = require('node:inspector')
const { join } = require('node:path')

const fromProject = createRequire(join(process.cwd(), 'package.json'))
const fromMedusa = createRequire(fromProject.resolve('@medusajs/medusa'))
let session

const post = (method) =>
  new Promise((resolve, reject) => {
    session.post(method, (error, result) => (error ? reject(error) : resolve(result)))
  })

const calls = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  memory: () => {
    global.gc()
    global.gc()
    return process.memoryUsage()
  },
  collectGarbage: () => global.gc(),
  counters: () => {
    if (!process.env.DATABASE_APP_URL) return undefined
    const { connectionStats, missingScopeCount } = fromProject('@cityos/medusa-tenancy')
    return { ...connectionStats, missingScopes: missingScopeCount() }
  },
  startProfile: async () => {
    session = new Session()
    session.connect()
    await post('Profiler.enable')
    await post('Profiler.start')
  },
  stopProfile: async (file) => {
    const { profile } = await post('Profiler.stop')
    session.disconnect()
    writeFileSync(file, JSON.stringify(profile))
  },
  run: (file, ...args) => fromProject(file)(fromProject('@medusajs/framework').container, ...args),
}

async function answer({ id, name, args }) {
  try {
    process.send({ id, result: (await calls[name](...args)) ?? null })
  } catch (error) {
    process.send({ id, error: error.stack ?? String(error) })
  }
}

async function main() {
  fromProject('ts-node').register({ swc: true })
  const { default: start } = fromMedusa('@medusajs/medusa/commands/start')
  await start({ directory: process.cwd(), port: Number(process.env.PORT), host: '127.0.0.1' })
  process.on('message', (call) => void answer(call))
  process.on('disconnect', () => process.exit(0))
  process.send({ ready: true })
}

main().catch((error) => {
  console.error(error)
  process.exit(1)
})
