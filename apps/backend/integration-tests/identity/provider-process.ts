import { fork } from 'node:child_process'

export interface ProviderProcess {
  issuer: string
  stop(): Promise<void>
}

/** The development provider as a program of its own: jest does not load the ES modules that it is made of. */
export async function startProvider(publicUrl: string): Promise<ProviderProcess> {
  const child = fork(require.resolve('@cityos/dev-identity/dist/cli.js'), [], {
    env: { ...process.env, NODE_ENV: 'test', IDENTITY_PORT: '0', PUBLIC_URL: publicUrl },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  let output = ''
  const issuer = await new Promise<string>((resolve, reject) => {
    const read = (chunk: unknown) => {
      output += String(chunk)
      const [, address] = /^(http\S+) is ready\.$/m.exec(output) ?? []
      if (address) resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('exit', () => reject(new Error(`The identity provider did not start:\n${output}`)))
  })
  return {
    issuer,
    stop: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
