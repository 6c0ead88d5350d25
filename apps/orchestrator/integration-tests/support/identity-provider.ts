import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A running identity provider, with the key that it signs with. */
export interface Provider {
  issuer: string
  kid: string
  /** PEM. */
  privateKey: string
  /** Ends a session as an administrator would: those who were signed in with it are told. */
  endSession(sid: string): Promise<boolean>
  stop(): Promise<void>
}

export async function startProvider(orchestratorUrl: string): Promise<Provider> {
  const child = fork(join(__dirname, 'provider-program.mjs'), [], {
    env: { ...process.env, NODE_ENV: 'test', ORCHESTRATOR_URL: orchestratorUrl },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit')
  const [said] = (await Promise.race([
    once(child, 'message'),
    exited.then(() => {
      throw new Error('The identity provider did not start.')
    }),
  ])) as [Omit<Provider, 'endSession' | 'stop'>]
  return {
    ...said,
    endSession: async (sid) => {
      child.send({ sid })
      const [{ ended }] = (await once(child, 'message')) as [{ ended: boolean }]
      return ended
    },
    stop: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
