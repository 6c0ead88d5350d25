import { request as httpRequest } from 'node:http'
import type { VendorDocument } from '@cityos/contracts'
import type { Client } from '@cityos/testing'

export const PDF = Buffer.from('%PDF-1.7 a licence')

/** Hands in a file as the portal does: the body is the file. */
export function upload(client: Client, query: string, file = PDF, type = 'application/pdf') {
  return new Promise<{ status: number; body: { document: VendorDocument; code?: string } }>(
    (resolve, reject) => {
      const headers = { ...client.headers, 'content-type': type, 'content-length': String(file.length) }
      const path = `/vendor/documents?${query}`
      const request = httpRequest({ ...client.address, method: 'POST', path, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8')
          resolve({ status: response.statusCode!, body: JSON.parse(text) as never })
        })
      })
      request.on('error', reject)
      request.end(file)
    },
  )
}
