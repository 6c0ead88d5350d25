import { request } from 'node:http'
import { expectOk, type Answer, type Client, type TestTenant } from '@cityos/testing'

/** What the world's builders read from an answer: any member of any shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a builder reads one member of forty different answers
export type Body = any

/** POSTs as the client and answers the body. @throws Error naming the path and the refusal. */
export async function post(client: Client, path: string, body: unknown = {}): Promise<Body> {
  return named(path, await client.post<Body>(path, body))
}

export async function get(client: Client, path: string): Promise<Body> {
  return named(path, await client.get<Body>(path))
}

function named(path: string, answer: Answer<Body>): Body {
  try {
    return expectOk<Body>(answer)
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error })
  }
}

/** Uploads one file as the tenant's admin. */
export async function upload(
  url: string,
  tenant: TestTenant,
  path: string,
  file: { field: string; name: string; content: string },
): Promise<Body> {
  const boundary = 'leak-kit'
  const payload =
    `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; filename="${file.name}"\r\n` +
    `Content-Type: text/csv\r\n\r\n${file.content}\r\n--${boundary}--\r\n`
  const { hostname, port } = new URL(url)
  const headers = { ...tenant.admin.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const text = await new Promise<string>((resolve, reject) => {
    const outgoing = request({ hostname, port, method: 'POST', path, headers }, (response) => {
      let received = ''
      response.on('data', (chunk) => (received += String(chunk)))
      response.on('end', () => resolve(received))
    })
    outgoing.on('error', reject)
    outgoing.end(payload)
  })
  return JSON.parse(text) as Body
}
