import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a provider posts its logout tokens: an application's back-channel address. */
export async function openLogoutInbox() {
  const received: string[] = []
  let wake = () => {}
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      received.push(new URLSearchParams(body).get('logout_token') ?? '')
      response.writeHead(200, { 'cache-control': 'no-store' }).end()
      wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${port}`,
    /** The next logout token; rejects when none comes within ten seconds. */
    async next(): Promise<string> {
      if (!received.length) {
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error('No logout token came.')), 10_000)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return received.shift()!
    },
    clear: () => received.splice(0),
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
