import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { asOwner, createEmptyDatabase, type TestDatabase } from '@cityos/testing'

const LISTENER = join(__dirname, '../dist/database/listener.js')
let database: TestDatabase

beforeAll(async () => (database = await createEmptyDatabase()))
afterAll(() => database?.drop())

/** Runs a program around a listener in a process of its own; answers what it printed and how it ended. */
async function run(program: string, url = database.ownerUrl, patienceMs = 30_000) {
  const child = spawn(
    process.execPath,
    ['-e', `const { Listener } = require(${JSON.stringify(LISTENER)})\n${program}`],
    {
      env: { ...process.env, URL_OF_DATABASE: url },
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearTimeout(timer)
  return { code, lines: output.trim().split('\n') }
}

const START = `
  const say = (word) => console.log(word)
  const listener = new Listener({
    connection: { connectionString: process.env.URL_OF_DATABASE, application_name: 'listener under test' },
    channel: 'news',
    onMessage: (payload) => say('heard ' + payload),
    onGap: () => say('gap'),
    log: (message) => say(message.replace(/:.*/, '')),
  })
  listener.start()
  const until = async (word, condition) => {
    for (let i = 0; i < 500 && !condition(); i++) await new Promise((done) => setTimeout(done, 20))
    say(word + ' ' + condition())
  }`

describe('a process that listens to the database', () => {
  it('ends when its own work is done', async () => {
    const { code, lines } = await run(`${START}\nuntil('listening', () => listener.listening)`)
    expect(lines).toEqual(['gap', 'listening true'])
    expect(code).toBe(0)
  })

  it('ends also when the database cannot be reached, and has said so once', async () => {
    const nowhere = Object.assign(new URL(database.ownerUrl), { port: '1' }).toString()
    const { code, lines } = await run(`${START}\nsetTimeout(() => say('bye'), 1_500)`, nowhere)
    expect(lines).toEqual(['"news" is not heard until the connection is back', 'bye'])
    expect(code).toBe(0)
  })

  it('hears, says when it cannot, and hears again', async () => {
    const owner = asOwner(database.ownerUrl, async (client) => {
      const listeners = `from pg_stat_activity where application_name = 'listener under test' and state = 'idle' and query ilike 'listen %'`
      const until = async (there: boolean) => {
        for (let i = 0; i < 500; i++) {
          if (!!(await client.query(`select ${listeners}`)).rowCount === there) return
          await new Promise((done) => setTimeout(done, 20))
        }
      }
      await until(true)
      await client.query(`select pg_notify('news', 'one')`)
      // What is on its way to a connection that is cut is lost: hence the gap.
      await new Promise((done) => setTimeout(done, 2_000))
      await client.query(`select pg_terminate_backend(pid) ${listeners}`)
      await until(false)
      await until(true)
      await client.query(`select pg_notify('news', 'two')`)
    })
    const { lines } = await run(`${START}
      let heard = 0
      const hear = listener.options.onMessage
      listener.options.onMessage = (payload) => { heard++; hear(payload) }
      until('heard both', () => heard === 2)`)
    await owner
    expect(lines).toEqual([
      'gap',
      'heard one',
      'gap',
      '"news" is not heard until the connection is back',
      'gap',
      'heard two',
      'heard both true',
    ])
  })
})
