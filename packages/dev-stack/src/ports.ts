import { StackError } from './errors'
import { createServer } from 'node:net'

/** True when nothing listens on the port on the loopback or on all interfaces. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', undefined]) {
    if ((await tryListen(port, host)) === 'taken') return false
  }
  return true
}

/** A port that was free a moment ago: whoever uses it must cope with losing the race. */
export async function freePort(): Promise<number> {
  const port = await tryListen(0, '127.0.0.1')
  if (typeof port !== 'number') throw new Error('The machine has no free TCP port on 127.0.0.1.')
  return port
}

/** @throws StackError when the variable is set and is no port number. */
export function portFrom(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name]
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new StackError(
    'invalid_setting',
    `${name}=${text} is not a port.`,
    `Use a number from 1 to 65535, for example ${name}=9100.`,
  )
}

/** EADDRNOTAVAIL and EAFNOSUPPORT mean that the machine lacks that address (no IPv6), so nobody else holds the port there. */
function tryListen(port: number, host: string | undefined): Promise<number | 'taken' | 'absent'> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'taken' : 'absent'),
    )
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 'absent'))
    })
  })
}
