import { asOwner, createEmptyDatabase, type TestDatabase } from '@cityos/testing'
import { Program } from './program'

let database: TestDatabase

beforeAll(async () => (database = await createEmptyDatabase()))
afterAll(() => database?.drop())

const START = `
  const listener = new Listener({
    connection: { connectionString: url, application_name: 'listener under test' },
    channel: 'news',
    onMessage: (payload) => say('heard ' + payload),
    onGap: () => say('gap'),
    log: (message) => say(message.replace(/:.*/, '')),
  })
  listener.start()`
const NOT_HEARD = '"news" is not heard until the connection is back'

const sql = (text: string, ...values: string[]) =>
  asOwner(database.ownerUrl, (client) => client.query(text, values))
const announce = (word: string) => sql(`select pg_notify('news', $1)`, word)
const terminate = (name: string) =>
  sql(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    name,
  )

describe('a process that listens to the database', () => {
  it('ends when its own work is done', async () => {
    const program = new Program(
      `${START}\nuntil(() => listener.listening).then(() => say('listening'))`,
      database.ownerUrl,
    )
    expect(await program.end()).toBe(0)
    expect(program.lines).toEqual(['gap', 'listening'])
  })

  it('ends also when the database cannot be reached, and has said so once', async () => {
    const nowhere = Object.assign(new URL(database.ownerUrl), { port: '1' }).toString()
    const program = new Program(`${START}\nsetTimeout(() => say('bye'), 1_500)`, nowhere)
    expect(await program.end()).toBe(0)
    expect(program.lines).toEqual([NOT_HEARD, 'bye'])
  })

  it('hears, says when it cannot, and hears again', async () => {
    const program = new Program(
      `${START}
      let heard = 0
      const hear = listener.options.onMessage
      listener.options.onMessage = (payload) => { heard++; hear(payload) }
      until(() => heard === 2)`,
      database.ownerUrl,
    )
    await program.said('gap')
    await announce('one')
    // What is on its way to a connection that is cut is lost: hence the gap.
    await program.said('heard one')
    await terminate('listener under test')
    await program.said('gap', 3)
    await announce('two')
    expect(await program.end()).toBe(0)
    expect(program.lines).toEqual(['gap', 'heard one', 'gap', NOT_HEARD, 'gap', 'heard two'])
  })

  it('has a lock of all processes alone, until its connection is lost', async () => {
    const program = new Program(
      `const [one, other] = ['one', 'other'].map((name) => new Listener({
        connection: { connectionString: url, application_name: name },
        channel: 'news',
        onMessage: () => undefined,
        onGap: () => undefined,
      }))
      const ask = async () => say([await one.holds(7), await other.holds(7)].join(' '))
      // Listeners keep no process from ending, not even while it asks them.
      const awake = setInterval(() => undefined, 1_000)
      void (async () => {
        await ask()
        one.start()
        // It is asked before it is connected, and twice at once.
        say((await Promise.all([one.holds(7), one.holds(8)])).join(' '))
        other.start()
        await ask()
        await until(() => !one.listening)
        await until(() => other.holds(7))
        await until(() => one.listening)
        await ask()
        await Promise.all([one.stop(), other.stop()])
        await ask()
        clearInterval(awake)
      })()`,
      database.ownerUrl,
    )
    await program.said('true false')
    await terminate('one')
    expect(await program.end()).toBe(0)
    expect(program.lines).toEqual(['false false', 'true true', 'true false', 'false true', 'false false'])
  })
})
