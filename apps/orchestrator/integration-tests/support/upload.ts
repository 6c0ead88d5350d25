import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Client } from '@cityos/testing'
import { PNG } from './samples'

export interface Upload {
  file?: Buffer
  name?: string
  type?: string
}

/** Sends a file with its fields as a form does. */
export async function uploadTo(
  client: Client,
  data: object,
  { file = PNG, name = 'dot.png', type = 'image/png' }: Upload = {},
): Promise<{ status: number; text: string; body: { doc?: Record<string, unknown> } }> {
  const boundary = randomBytes(16).toString('hex')
  const part = (head: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const payload = Buffer.concat([
    part('name="_payload"', Buffer.from(JSON.stringify(data))),
    part(`name="file"; filename="${name}"\r\nContent-Type: ${type}`, file),
    Buffer.from(`--${boundary}--\r\n`),
  ])
  const headers = {
    ...client.headers,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(payload.length),
  }
  return new Promise((resolve, reject) => {
    const sending = request(
      { ...client.address, method: 'POST', path: '/api/media', headers, agent: false },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          resolve({
            status: answer.statusCode ?? 0,
            text,
            body: text.startsWith('{') ? JSON.parse(text) : {},
          })
        })
      },
    )
    sending.once('error', reject)
    sending.end(payload)
  })
}
