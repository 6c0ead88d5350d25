import { Client, startServer, type Answer, type ServerProcess, type TestBackend } from '@cityos/testing'

/** Another process of the same backend: the same database, nothing else shared. */
export function startSecondServer(
  backend: TestBackend,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  return startServer({ DATABASE_APP_URL: backend.database.appUrl, ...env })
}

/** Status and code of an answer, in one line. */
export const outcome = ({ status, body }: Answer) => {
  const code = (body as { code?: string } | undefined)?.code
  return code ? `${status} ${code}` : String(status)
}

interface Asked {
  host: string
  headers?: Record<string, string>
  path?: string
}
type Servers = readonly { url: string }[]

/** The same request at `host` in each process. */
export function once(
  servers: Servers,
  { host, headers = {}, path = '/store/products' }: Asked,
): Promise<string[]> {
  return Promise.all(
    servers.map(async ({ url }) => outcome(await new Client(url, { host, ...headers }).get(path))),
  )
}

/** Like {@link once}, again and again until each process answers `expected` or half a second is over. */
export async function everywhere(servers: Servers, asked: Asked, expected: string): Promise<string[]> {
  const deadline = performance.now() + 500
  for (;;) {
    const answers = await once(servers, asked)
    if (answers.every((answer) => answer === expected) || performance.now() > deadline) return answers
  }
}
