import { readdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PNG } from './support/samples'
import { uploadTo } from './support/upload'
import { GLOBEX, World } from './support/world'

interface Kept {
  content: Buffer
  type: string
  signedBy: string
}

/** As much of S3 as the content admin speaks. */
async function startBucket(files: Map<string, Kept>): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url!
      const kept = files.get(path)
      if (request.method === 'PUT') {
        const { authorization = '', 'content-type': type = '' } = request.headers
        files.set(path, { content: Buffer.concat(chunks), type, signedBy: authorization })
        return response.writeHead(200).end()
      }
      if (request.method === 'DELETE') {
        files.delete(path)
        return response.writeHead(204).end()
      }
      if (!kept) return response.writeHead(404).end()
      return response.writeHead(200, { 'content-type': kept.type }).end(kept.content)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('files in a bucket', () => {
  const files = new Map<string, Kept>()
  let world: World
  let server: Server
  beforeAll(async () => {
    const bucket = await startBucket(files)
    server = bucket.server
    world = await World.start({
      S3_BUCKET: 'content',
      S3_ENDPOINT: bucket.url,
      S3_ACCESS_KEY_ID: 'an-id',
      S3_SECRET_ACCESS_KEY: 'a-secret',
    })
  })
  afterAll(async () => {
    await world?.stop()
    server?.close()
  })

  it('are stored, handed out to whom they may be, and removed there, and leave nothing on the disk', async () => {
    const owner = world.member('owner')
    const { status, body, text } = await uploadTo(owner, { alt: 'A dot' })
    expect([status, text]).toEqual([201, expect.anything()])
    const { id, filename } = body.doc as { id: string; filename: string }
    const kept = files.get(`/content/media/${filename}`)!
    expect([kept.content.equals(PNG), kept.type]).toEqual([true, 'image/png'])
    expect(kept.signedBy).toMatch(/^AWS4-HMAC-SHA256 Credential=an-id\/\d{8}\/us-east-1\/s3\/aws4_request/)
    expect(await readdir(world.folder)).not.toContain('media')

    const path = `/api/media/file/${filename}`
    const shown = await world.at('acme.shops.test').get(path)
    expect([shown.status, shown.headers['content-type'], shown.headers['x-content-type-options']]).toEqual([
      200,
      'image/png',
      'nosniff',
    ])
    for (const stranger of [world.member('owner', GLOBEX), world.at()]) {
      expect((await stranger.get(path)).status).toBe(403)
    }
    expect((await owner.send('DELETE', `/api/media/${id}`)).status).toBe(200)
    expect([...files.keys()]).toEqual([])
  })
})
