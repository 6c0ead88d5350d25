import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from '@cityos/testing'
import { PNG, prepareSamples } from './support/samples'
import { environment } from './support/environment'
import { codeOf, type Said } from './support/said'
import { startOrchestrator } from './support/server-process'
import { uploadTo } from './support/upload'
import { ACME, GLOBEX, World } from './support/world'

describe('what has to be kept', () => {
  let world: World
  let owner: Client, foreign: Client
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    owner = world.member('owner')
    foreign = world.member('owner', GLOBEX)
  })
  afterAll(() => world?.stop())
  const patch = (client: Client, path: string, data: object) =>
    client.send<Said>('PATCH', `/api/${path}`, data)

  describe('a file', () => {
    const alt = { alt: 'A dot' }
    it('is what its content says, in a size that is allowed, with words for who cannot see it', async () => {
      const html = Buffer.from('<html><script>alert(1)</script></html>')
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
      const bad = [
        { file: html },
        { file: svg, name: 'a.svg', type: 'image/svg+xml' },
        { file: PNG, name: 'a.html', type: 'text/html' },
        { file: PNG, name: 'a.jpg', type: 'image/jpeg' },
        { file: Buffer.concat([PNG, Buffer.alloc(11 * 1024 * 1024)]) },
        { file: PNG.subarray(0, 20) },
      ]
      for (const upload of bad) {
        const { status } = await uploadTo(owner, alt, upload)
        expect([upload.name, upload.file.length, status]).toEqual([upload.name, upload.file.length, 400])
      }
      expect((await uploadTo(owner, {})).status).toBe(400)
      expect((await uploadTo(owner, alt)).status).toBe(201)
    })

    it('lies in the data folder under a name that tells nothing', async () => {
      const { body } = await uploadTo(owner, alt, { name: '../../secret plans.png' })
      const { filename } = body.doc as { filename: string }
      expect(filename).toMatch(/^[0-9a-f-]{36}\.png$/)
      expect(await readdir(join(world.folder, 'media'))).toContain(filename)
    })

    it('is handed out to whom it may be shown, and to nobody else', async () => {
      const open = (await uploadTo(owner, alt)).body.doc as { filename: string }
      const hidden = (await uploadTo(owner, { ...alt, visibility: 'private' })).body.doc as {
        filename: string
      }
      const get = async (client: Client, { filename }: { filename: string }) =>
        (await client.get(`/api/media/file/${filename}`)).status
      const visitor = world.at('acme.shops.test')
      expect([await get(visitor, open), await get(visitor, hidden)]).toEqual([200, 403])
      expect([await get(owner, open), await get(owner, hidden)]).toEqual([200, 200])
      for (const stranger of [foreign, world.at(), world.at('globex.shops.test')]) {
        expect([await get(stranger, open), await get(stranger, hidden)]).toEqual([403, 403])
      }
      const { headers } = await visitor.get(`/api/media/file/${open.filename}`)
      expect([headers['x-content-type-options'], headers['content-security-policy']]).toEqual([
        'nosniff',
        "default-src 'none'; sandbox",
      ])
      for (const path of ['..%2f..%2fpackage.json', '%2e%2e%2fpackage.json']) {
        expect((await owner.get(`/api/media/file/${path}`)).status).toBeGreaterThanOrEqual(400)
      }
    })
  })

  describe('credentials of an integration', () => {
    it('go in and never come out', async () => {
      const secret = 'user:very-secret-password'
      const data = { name: 'ERP', type: 'erp', url: 'https://erp.example', credentials: secret }
      const { body, text } = await owner.post<Said>('/api/integration-endpoints', data)
      expect(body.doc).toMatchObject({ credentialsSet: true })
      const { id } = body.doc!
      const read = [
        text,
        (await owner.get(`/api/integration-endpoints/${id}?showHiddenFields=true`)).text,
        (await owner.get('/api/audit-logs?limit=0')).text,
        (await owner.post('/api/graphql', { query: `{ IntegrationEndpoint(id: "${id}") { id name } }` }))
          .text,
        JSON.stringify(await world.sql('select * from integration_endpoints')),
        JSON.stringify(await world.sql('select * from audit_logs')),
      ]
      for (const said of read) expect(said).not.toContain('very-secret')
      for (const field of ['credentialsSealed', 'credentials_sealed']) {
        const asked = await owner.get(`/api/integration-endpoints?where[${field}][like]=k1`)
        expect(asked.body).not.toMatchObject({ totalDocs: 1 })
        expect((await owner.get(`/api/integration-endpoints?select[${field}]=true`)).text).not.toContain(
          'k1.',
        )
      }
      await patch(owner, `integration-endpoints/${id}`, { name: 'Renamed' })
      const [row] = await world.sql<{ credentials_sealed: string }>(
        'select credentials_sealed from integration_endpoints where id = $1',
        [id],
      )
      expect(row!.credentials_sealed).toMatch(/^k1\./)
      await patch(owner, `integration-endpoints/${id}`, { credentials: '' })
      expect((await owner.get<Said['doc'] & object>(`/api/integration-endpoints/${id}`)).body).toMatchObject({
        credentialsSet: false,
      })
    })

    it('are sealed under the new key when there is one, and the old one can go', async () => {
      const data = { name: 'CRM', type: 'crm', url: 'https://crm.example', credentials: 'old secret' }
      const { body } = await owner.post<Said>('/api/integration-endpoints', data)
      const keys = (...ids: number[]) =>
        ids.map((id) => `k${id}:${Buffer.alloc(32, id).toString('base64')}`).join(',')
      const sealed = async () => {
        const rows = await world.sql<{ id: string; credentials_sealed: string }>(
          'select * from integration_endpoints',
        )
        return rows.find(({ id }) => id === body.doc!.id)!.credentials_sealed
      }
      expect(await sealed()).toMatch(/^k1\./)
      const webhook = { name: 'Hook', type: 'webhook', url: 'https://8.8.8.8/hook' }
      const made = await owner.post<Said>('/api/integration-endpoints', webhook)
      await owner.post(`/api/integration-endpoints/${made.body.doc!.id}/rotate-secret`, {})
      const secretsOf = async () => {
        const [row] = await world.sql<{ secrets: { sealed: { text: string; until: string | null }[] } }>(
          `select secrets from webhook_endpoint where id = $1`,
          [made.body.doc!.id],
        )
        return row!.secrets.sealed.map(({ text, until }) => [text.split('.')[0], until === null])
      }
      expect(await secretsOf()).toEqual([
        ['k1', true],
        ['k1', false],
      ])
      const told = await environment(world.database.ownerUrl, { CONTENT_SEALING_KEYS: keys(2, 1) })
      const other = await startOrchestrator(told)
      const [first, second] = [await other.call('reseal'), await other.call('reseal')]
      await other.stop()
      expect([Number(first) > 0, second]).toEqual([true, 0])
      expect(await sealed()).toMatch(/^k2\./)
      expect(await secretsOf()).toEqual([
        ['k2', true],
        ['k2', false],
      ])
    })

    it('lead to no address that holds a password or is none', async () => {
      for (const url of [
        'ftp://x.example',
        'https://user:pw@x.example',
        'x.example',
        'javascript:alert(1)',
      ]) {
        const { status } = await owner.post('/api/integration-endpoints', { name: 'X', type: 'erp', url })
        expect([url, status]).toEqual([url, 400])
      }
    })
  })

  describe('an API key', () => {
    it('is shown once, and then known by its hash', async () => {
      const { status, body } = await owner.post<Said>('/api/api-keys', {
        name: 'Site',
        scopes: ['content_read'],
        key: 'mine',
        hash: 'x',
      })
      expect(status).toBe(201)
      const { id, key } = body.doc as { id: string; key: string }
      expect(key).toMatch(/^cok_[0-9a-f]{8}_[\w-]{43}$/)
      expect((await world.withKey(key).get('/api/pages')).status).toBe(200)
      const later = [
        (await owner.get(`/api/api-keys/${id}?showHiddenFields=true`)).text,
        (await owner.get('/api/audit-logs?limit=0')).text,
        JSON.stringify(await world.sql('select * from api_keys')),
      ]
      for (const said of later) expect(said).not.toContain(key.slice(13))
      for (const field of ['hash', 'previousHash']) {
        expect((await owner.get(`/api/api-keys?where[${field}][exists]=true`)).body).not.toHaveProperty(
          'docs',
        )
        expect((await owner.get(`/api/api-keys/${id}?select[${field}]=true`)).text).not.toMatch(
          /[0-9a-f]{64}/,
        )
      }
      expect((await world.withKey(key).get('/api/api-keys')).status).toBe(403)
    })

    it('is rotated with time to change, and revoked at once', async () => {
      const { id, key } = await world.key(['content_read'])
      const works = async (one: string) => (await world.withKey(one).get('/api/pages')).status === 200
      expect((await foreign.post(`/api/api-keys/${id}/rotate`)).status).toBe(404)
      expect((await world.member('editor').post(`/api/api-keys/${id}/rotate`)).status).toBe(404)
      const rotated = await owner.post<Said>(`/api/api-keys/${id}/rotate`)
      expect([rotated.status, await works(key), await works(rotated.body.key!)]).toEqual([200, true, true])
      const again = await owner.post<Said>(`/api/api-keys/${id}/rotate`, { graceSeconds: 0 })
      expect([await works(key), await works(rotated.body.key!), await works(again.body.key!)]).toEqual([
        false,
        false,
        true,
      ])
      expect((await owner.post(`/api/api-keys/${id}/rotate`, { graceSeconds: -1 })).status).toBe(400)
      expect((await owner.post(`/api/api-keys/${id}/revoke`)).status).toBe(200)
      expect(await works(again.body.key!)).toBe(false)
      expect(codeOf(await owner.post<Said>(`/api/api-keys/${id}/rotate`))).toBe('illegal_transition')
    })

    it('has a limit of its own', async () => {
      const { key } = await world.key(['content_read'], ACME, { requestsPerMinute: 2 })
      const answers = [1, 2, 3].map(() => world.withKey(key).get<Said>('/api/pages'))
      const [, , last] = (await Promise.all(answers)).sort((one, other) => one.status - other.status)
      expect([last!.status, codeOf(last!)]).toEqual([429, 'rate_limited'])
      expect(Number(last!.headers['retry-after'])).toBeGreaterThan(0)
      expect(last!.headers['ratelimit-limit']).toBe('2')
    })
  })

  describe('the trail', () => {
    it('tells each change, and each that was refused', async () => {
      const { body } = await owner.post<Said>('/api/portals', { name: 'Desk', type: 'staff' })
      const { id } = body.doc!
      await patch(owner, `portals/${id}`, { name: 'Counter' })
      await world.member('viewer').send('PATCH', `/api/portals/${id}`, { name: 'No' })
      await owner.send('DELETE', `/api/portals/${id}`)
      const { body: trail } = await owner.get<Said>(
        `/api/audit-logs?where[documentId][equals]=${id}&sort=at&limit=0`,
      )
      expect(trail.docs!.map(({ action, outcome, actorId }) => [action, outcome, actorId])).toEqual([
        ['create', 'allowed', `owner-of-${ACME}`],
        ['update', 'allowed', `owner-of-${ACME}`],
        ['patch', 'denied', `viewer-of-${ACME}`],
        ['delete', 'allowed', `owner-of-${ACME}`],
      ])
      expect(trail.docs![1]).toMatchObject({ before: { name: 'Desk' }, after: { name: 'Counter' } })
      expect((await foreign.get<Said>(`/api/audit-logs?where[documentId][equals]=${id}`)).body.docs).toEqual(
        [],
      )
    })

    it('holds nothing of a change that did not come about', async () => {
      const before = await world.sql('select id from audit_logs')
      await owner.post('/api/portals', { name: 'Desk', type: 'none of them' })
      expect(await world.sql('select id from audit_logs')).toHaveLength(before.length)
    })

    it.each([
      "update audit_logs set action = 'nothing'",
      'delete from audit_logs',
      'truncate audit_logs',
      'set session_replication_role = replica; delete from audit_logs',
    ])('the database refuses: %s', async (statement) => {
      await expect(world.sql(statement)).rejects.toThrow(/append-only/)
    })

    it('is exported line by line, to whom it may be', async () => {
      const { text, headers } = await owner.get('/api/audit-logs/export')
      const lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { tenant: string })
      expect(lines.length).toBeGreaterThan(5)
      expect(new Set(lines.map(({ tenant }) => tenant))).toEqual(new Set([ACME]))
      expect(headers['content-type']).toContain('ndjson')
      for (const client of [world.member('viewer'), world.at('acme.shops.test')]) {
        expect((await client.get('/api/audit-logs/export')).status).toBe(403)
      }
    })
  })
})
