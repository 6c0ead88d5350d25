import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What stands in front of a backend: one address that is known before the backend starts, because the identity
 * provider has to know it. Leaves the Host header as it came.
 */
export async function openGateway() {
  let target: URL | undefined
  const server = createServer((incoming, answer) => {
    if (!target) return void answer.writeHead(503).end()
    const { hostname, port } = target
    const { method, headers, url: path } = incoming
    const passed = forward({ hostname, port, method, headers, path }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://localhost:${port}`,
    leadTo: (url: string) => (target = new URL(url)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
