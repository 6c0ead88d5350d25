import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const NAME = 'doomed'
const CONNECTED = `select from pg_stat_activity where datname = current_database() and application_name = '${NAME}'`

/** A database of which the program was told, as its owner sees it. */
interface Watched {
  owner(text: string): Promise<unknown[]>
}

/**
 * Runs a program of the tests as another process, which ends itself at `DIE_AT` as the kernel would: nothing of it is run
 * any more. Answers by which signal it ended, or its exit code and what it said, when PostgreSQL has noticed it too and
 * let go what it had locked.
 */
export async function killProgram(
  world: Watched,
  program: string,
  variables: Record<string, string>,
): Promise<string | null> {
  const ended = await run(program, { ...process.env, ...variables, PGAPPNAME: NAME })
  while ((await world.owner(CONNECTED)).length) await sleep(20)
  return ended
}

function run(program: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  return new Promise((resolve) => {
    const node = execFile(process.execPath, ['-r', join(__dirname, 'typescript.cjs'), program], { env })
    let said = ''
    node.stderr?.on('data', (text: string) => (said += text))
    node.on('exit', (code, signal) => resolve(signal ?? `${code}: ${said.slice(0, 2_000)}`))
  })
}
