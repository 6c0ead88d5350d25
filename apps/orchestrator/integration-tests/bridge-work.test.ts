import type { Client } from '@cityos/testing'
import { startCommand } from './support/command'
import { Medusa, post, written, type Telling } from './support/medusa'
import { codeOf, type Said } from './support/said'
import { prepareSamples } from './support/samples'
import { productState } from './support/states'
import { Subscriber } from './support/subscriber'
import { end, startWorkerProcess, until } from './support/worker-process'
import { ACME, GLOBEX, World } from './support/world'

const CRON_TOKEN = 'a-token-for-cron-with-32-characters'

interface Health {
  tenants: {
    tenant: string
    queued: number
    failed: number
    dead: number
    conflicts: number
    lagSeconds: number
    breaker: { state: string }
  }[]
  minutes: { at: string; out: number; in: number; failed: number }[]
}

describe('working with the bridge', () => {
  let world: World
  let medusa: Medusa
  let owner: Client, editor: Client, foreigner: Client, operator: Client
  beforeAll(async () => {
    medusa = await Medusa.start()
    world = await World.start({ BACKEND_URL: medusa.url })
    await prepareSamples(world)
    owner = world.member('owner')
    editor = world.member('editor')
    foreigner = world.member('owner', GLOBEX)
    operator = world.operator()
    await world.server.call('connect')
    await work('relay', 'deliver')
  })
  afterAll(async () => {
    await world?.stop()
    await medusa?.stop()
  })

  const work = async (...names: string[]) => {
    for (const name of names) while ((await world.server.call<number>('work', name)) > 0);
  }
  const hear = async (telling: Telling) => {
    await post(world.server.url, written(telling))
    await work('apply')
  }
  const jobs = async (client: Client, query: string) =>
    (await client.get<Said>(`/api/sync-jobs?${query}`)).body.docs ?? []
  const place = async (code: string) => {
    const [row] = await world.sql<{ id: string }>('select id from countries where code = $1', [code])
    return owner.send('PATCH', `/api/tenants/${ACME}`, { placement: { country: row!.id } })
  }

  describe('the records', () => {
    it('are what the bridge works with, for those whose they are', async () => {
      await place('sa')
      await work('relay')
      const [job] = await jobs(
        editor,
        `where[entityId][equals]=${ACME}&where[state][equals]=queued&sort=-createdAt`,
      )
      expect(job).toMatchObject({ tenant: ACME, direction: 'to_medusa', operation: 'upsert', attempts: 0 })
      await work('deliver')
      const { body } = await editor.get<Record<string, unknown>>(`/api/sync-jobs/${job!.id}`)
      expect(body).toMatchObject({ state: 'done', attempts: 1, endedAt: expect.any(String) })
      expect((await foreigner.get(`/api/sync-jobs/${job!.id}`)).status).toBe(404)
      expect(await jobs(foreigner, `where[entityId][equals]=${ACME}`)).toEqual([])
      expect(
        (await foreigner.get<{ totalDocs: number }>(`/api/webhook-logs/count?where[tenant][equals]=${ACME}`))
          .body.totalDocs,
      ).toBe(0)
      expect((await world.at('acme.shops.test').get('/api/sync-jobs')).status).toBe(403)
    })

    it('tell no secret and no e-mail address', async () => {
      const state = productState({
        description: 'Ask\nada@people.example or "bob.o\'x@shop.example"',
        api_key: 'sk_live_1',
        note: '\\u0041@@',
      })
      await hear({ tenant: ACME, entity: 'product', id: 'prod_mail', version: 1, state })
      const { body } = await editor.get<Said>('/api/webhook-logs?where[entityId][equals]=prod_mail')
      const [log] = body.docs!
      expect(log).toMatchObject({
        direction: 'in',
        status: 'applied',
        payloadHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
      expect(log!['body']).toMatchObject({
        data: { description: 'Ask\n[hidden] or "[hidden]"', api_key: '[hidden]', note: '\\u0041@@' },
      })
    })

    it('say how the bridge does, to each what concerns them', async () => {
      await place('de')
      medusa.status = 503
      await work('relay', 'deliver')
      const ours = await owner.get<Health>('/api/sync/health')
      expect(ours.body.tenants).toMatchObject([
        { tenant: ACME, failed: 1, dead: 0, breaker: { state: 'failing' } },
      ])
      expect(ours.body.minutes).toHaveLength(60)
      expect(ours.body.minutes.reduce((sum, { failed }) => sum + failed, 0)).toBe(1)
      const theirs = await foreigner.get<Health>('/api/sync/health')
      expect(theirs.body.tenants).toMatchObject([{ tenant: GLOBEX, failed: 0 }])
      expect((await foreigner.get(`/api/sync/health?tenant=${ACME}`)).status).toBe(404)
      const all = await operator.get<Health>('/api/sync/health')
      expect(all.body.tenants.map(({ tenant }) => tenant).sort()).toEqual([ACME, GLOBEX, 'platform'].sort())
      // Trouble comes first.
      expect(all.body.tenants[0]).toMatchObject({ tenant: ACME })
      for (const client of [world.member('finance'), world.at('acme.shops.test'), world.at()])
        expect((await client.get('/api/sync/health')).status).toBe(403)
    })

    it('are tried again at once by those who run the tenant', async () => {
      medusa.status = 202
      const [job] = await jobs(owner, `where[state][equals]=failed&where[entityId][equals]=${ACME}`)
      const retry = (client: Client) => client.post<Said>(`/api/sync-jobs/${job!.id}/retry`, {})
      expect((await retry(editor)).status).toBe(403)
      expect((await retry(foreigner)).status).toBe(404)
      expect(await jobs(owner, 'where[state][equals]=failed')).toHaveLength(1)
      expect((await retry(owner)).status).toBe(202)
      await work('deliver')
      expect(medusa.last('tenant_profile', ACME)!.data).toMatchObject({ placement: { country_code: 'de' } })
      expect(codeOf(await retry(owner))).toBe('illegal_transition')
      await world.sql(`update sync_delivery set state = 'dead', attempts = 16 where message_uuid(id) = $1`, [
        job!.id,
      ])
      expect((await retry(owner)).status).toBe(202)
      expect(
        await world.sql(`select action from audit_logs where document_id = $1 and action = 'retry'`, [
          job!.id,
        ]),
      ).toHaveLength(2)
      await work('deliver')
    })

    it('are sent again with the same body', async () => {
      const { body } = await owner.get<Said>(
        `/api/webhook-logs?where[entityId][equals]=${ACME}&where[status][equals]=delivered&sort=-createdAt&limit=1`,
      )
      const [log] = body.docs!
      const again = (client: Client) =>
        client.post<Said & { webhookId: string }>(`/api/webhook-logs/${log!.id}/replay`, {})
      expect((await again(editor)).status).toBe(403)
      expect((await again(foreigner)).status).toBe(404)
      const answer = await again(owner)
      expect(answer.status).toBe(202)
      await work('deliver')
      expect(medusa.heard.at(-1)!.message).toEqual(medusa.heard.at(-2)!.message)
      const made = await owner.get<Said>(
        `/api/webhook-logs?where[webhookId][equals]=${answer.body.webhookId}`,
      )
      expect(made.body.docs).toMatchObject([
        { replayOf: log!['webhookId'], status: 'delivered', payloadHash: log!['payloadHash'] },
      ])
    })

    it('show both sides of a conflict, which a person ends', async () => {
      const conflictOf = async (id: string, decision: string) => {
        await hear({
          tenant: ACME,
          entity: 'product',
          id,
          version: 4,
          state: productState({ title: 'Ours' }),
        })
        await hear({
          tenant: ACME,
          entity: 'product',
          id,
          version: 4,
          state: productState({ title: 'Theirs' }),
        })
        const [job] = await jobs(owner, `where[state][equals]=conflict&where[entityId][equals]=${id}`)
        expect(job!['conflict']).toMatchObject({
          held: { title: 'Ours' },
          told: { title: 'Theirs' },
          version: 4,
        })
        const resolve = (client: Client, said: object = { decision }) =>
          client.post<Said>(`/api/sync-jobs/${job!.id}/resolve`, said)
        expect((await resolve(editor)).status).toBe(403)
        expect((await resolve(foreigner)).status).toBe(404)
        expect(codeOf(await resolve(owner, { decision: 'both' }))).toBe('validation_failed')
        expect((await resolve(owner)).status).toBe(200)
        expect(codeOf(await resolve(owner))).toBe('conflict_closed')
        const { body } = await owner.get<Record<string, unknown>>(`/api/sync-jobs/${job!.id}`)
        expect(body).toMatchObject({ state: 'done', resolution: decision })
        expect(
          await world.sql(`select outcome from audit_logs where document_id = $1 and action = 'resolve'`, [
            job!.id,
          ]),
        ).toHaveLength(1)
        return (await owner.get<{ title: string }>(`/api/products/${id}`)).body.title
      }
      expect(await conflictOf('prod_kept', 'kept')).toBe('Ours')
      expect(await conflictOf('prod_taken', 'taken')).toBe('Theirs')
    })
  })

  describe('cron over HTTP', () => {
    const ask = (job: string, token?: string) =>
      world
        .at()
        .with(token === undefined ? {} : { authorization: `Bearer ${token}` })
        .post<Said & { done: Record<string, number> }>(`/api/webhooks/cron/${job}`, {})

    it('is let in by its token alone', async () => {
      for (const token of [undefined, '', 'wrong', `${CRON_TOKEN}x`]) {
        const answer = await ask('sync', token)
        expect([token, answer.status, codeOf(answer)]).toEqual([token, 401, 'unauthorized'])
      }
      expect((await ask('nothing', CRON_TOKEN)).status).toBe(404)
    })

    it('does what a worker would', async () => {
      await place('fr')
      const { status, body } = await ask('sync', CRON_TOKEN)
      expect([status, body.done]).toEqual([200, expect.objectContaining({ relay: 1, deliver: 1, apply: 0 })])
      expect(medusa.last('tenant_profile', ACME)!.data).toMatchObject({ placement: { country_code: 'fr' } })
      expect((await ask('publish', CRON_TOKEN)).body.done).toEqual({ ran: 0 })
    })

    it('compares with Medusa, and has told again what is missing there', async () => {
      const before = medusa.heard.length
      await world.sql(`insert into sync_inbox (source_id, message_id, tenant_id, event, entity, entity_id, version, body, state, next_attempt_at, received_at)
        select source_id, 'old', tenant_id, event, entity, entity_id, version, body, 'applied', now(), now() - interval '31 days' from sync_inbox limit 1`)
      const { body } = await ask('reconcile', CRON_TOKEN)
      // Medusa says that it holds nothing: 264 of the hierarchy, two tenants.
      expect(body.done).toMatchObject({ forgotten: 1, told: 266, left: 0 })
      await ask('sync', CRON_TOKEN)
      expect(medusa.heard.length - before).toBe(266)
    })
  })

  describe('comparing with Medusa', () => {
    /** The whole hierarchy, and what is owned of each tenant. */
    const EVERYTHING = ['country', 'geo_scope', 'geo_category', 'geo_subcategory']
      .map((entity) => `platform ${entity}`)
      .concat([ACME, GLOBEX].flatMap((tenant) => [`${tenant} tenant_profile`, `${tenant} product_content`]))
    const queued = () =>
      world.sql<{ entity: string }>(`select entity from sync_outbox where origin = 'reconcile'`)
    const askedBy = async (work: () => Promise<unknown>) => {
      const before = medusa.asked.length
      await work()
      return medusa.asked.slice(before)
    }

    it('is a command, which has told again what differs, or only counts', async () => {
      const sync = async (...args: string[]) => {
        const { code, log } = startCommand(['sync', ...args], world.told)
        return [await code, log()] as const
      }
      const before = medusa.asked.length
      const [refused, [counted, counts]] = await Promise.all([sync(), sync('--all', '--dry-run')])
      expect(refused).toEqual([1, expect.stringContaining('Say which tenant')])
      expect(counts).toMatch(/platform country: (\d+) compared, \1 missing, 0 different, 0 too many\n/)
      expect(counts).toContain(`${GLOBEX} tenant_profile: 1 compared, 1 missing`)
      expect([counted, medusa.asked.slice(before)]).toEqual([0, EVERYTHING])
      expect(await queued()).toEqual([])
      const [code, said] = await sync('--tenant', ACME, '--entity', 'tenant_profile')
      expect([code, said]).toEqual([
        0,
        expect.stringContaining(`[1/1] ${ACME} tenant_profile: 1 compared, 1 missing`),
      ])
      expect(await queued()).toEqual([{ entity: 'tenant_profile' }])
      const heard = medusa.heard.length
      await work('relay', 'deliver')
      expect(medusa.heard.slice(heard)).toMatchObject([{ message: { entity_id: ACME } }])
    })

    it('is done once a night by one of all processes, and an hour later where Medusa does not answer', async () => {
      const night = () => world.server.call('night')
      const set = (column: string, value: Date | string) =>
        world.sql(`update sync_progress set ${column} = $1 where entity = 'nightly'`, [value])
      const ago = (ms: number) => new Date(Date.now() - ms)
      // An installation's first night is no night to compare: everything is just being told.
      expect(await askedBy(night)).toEqual([])
      await set('updated_at', ago(48 * 3_600_000))
      medusa.heldStatus = 503
      expect(await askedBy(() => expect(night()).rejects.toThrow('503'))).toEqual(EVERYTHING.slice(0, 1))
      medusa.heldStatus = 200
      expect(await askedBy(night)).toEqual([])
      const [failed] = await world.sql<{ minutes: number }>(
        `select round(extract(epoch from after::timestamptz - now()) / 60)::int as minutes from sync_progress
          where entity = 'nightly'`,
      )
      expect(failed!.minutes).toBe(60)
      await set('after', ago(1_000).toISOString())
      await world.sql(
        `update sync_inbox set received_at = now() - interval '31 days' where state = 'applied'`,
      )
      expect(await askedBy(() => Promise.all([night(), night()]))).toEqual(EVERYTHING)
      expect(await queued()).toHaveLength(266)
      expect(await world.sql(`select from sync_inbox where state = 'applied'`)).toEqual([])
      expect(await askedBy(night)).toEqual([])
      await work('relay', 'deliver')
    })
  })

  describe('webhooks of a tenant', () => {
    let subscriber: Subscriber
    beforeAll(async () => {
      subscriber = await Subscriber.start()
    })
    afterAll(() => subscriber?.stop())
    const webhook = (more: object = {}) => ({
      tenant: ACME,
      name: 'Shop',
      type: 'webhook',
      url: subscriber.url,
      events: ['page.*'],
      ...more,
    })
    const make = (more: object = {}, client = owner) =>
      client.post<Said & { doc: { id: string; secret?: string } }>(
        '/api/integration-endpoints',
        webhook(more),
      )
    const publish = async () => {
      await world.create('pages', {
        tenant: ACME,
        title: 'Page',
        path: `/p${Math.random().toString(36).slice(2)}`,
        _status: 'published',
      })
      await work('relay', 'deliver')
    }

    it('lead to no address of this network, when they are kept and when they are called', async () => {
      for (const url of [
        subscriber.url,
        'https://127.0.0.1/x',
        'https://localhost/x',
        'https://169.254.169.254/',
      ]) {
        expect([url, codeOf(await make({ url }))]).toEqual([url, 'address_forbidden'])
      }
      const { body } = await make({ url: 'https://8.8.8.8/x' })
      await world.sql('update webhook_endpoint set url = $2 where id = $1', [body.doc.id, subscriber.url])
      await publish()
      expect(subscriber.heard).toEqual([])
      await owner.send('DELETE', `/api/integration-endpoints/${body.doc.id}`)
      expect(await world.sql('select from webhook_endpoint where id = $1', [body.doc.id])).toEqual([])
    })

    it('are told what they ask for, signed with a secret that is shown once', async () => {
      await world.server.call('setting', 'WEBHOOKS_TO_PRIVATE_ADDRESSES', true)
      expect(codeOf(await make({ events: ['order.*'] }))).toBe('validation_failed')
      expect(codeOf(await make({ credentials: 'short' }))).toBe('validation_failed')
      const { status, body } = await make()
      const { id, secret } = body.doc
      expect([status, secret]).toEqual([201, expect.stringMatching(/^whsec_/)])
      const read = await owner.get(`/api/integration-endpoints/${id}`)
      const stored = await world.sql('select * from webhook_endpoint where id = $1', [id])
      const trail = await world.sql('select after from audit_logs where document_id = $1', [id])
      for (const place of [read.text, JSON.stringify(stored), JSON.stringify(trail)])
        expect(place).not.toContain(secret)
      await publish()
      expect(subscriber.heard).toHaveLength(1)
      expect(JSON.parse(subscriber.heard[0]!.body)).toMatchObject({
        event: 'page.created',
        tenant_id: ACME,
        data: { titles: { en: 'Page' } },
      })
      expect(subscriber.believes(secret!)).toBe(true)
      const { body: logs } = await editor.get<Said>(`/api/webhook-logs?where[endpoint][equals]=${id}`)
      expect(logs.docs).toMatchObject([
        { direction: 'out', status: 'delivered', responseStatus: 200, url: subscriber.url },
      ])
      await place('us')
      await work('relay', 'deliver')
      expect(subscriber.heard).toHaveLength(1)
    })

    it('rotate their secret while both sign, answer a ping, and belong to their tenant', async () => {
      const { body } = await make({ events: ['*'] })
      const { id, secret: first } = body.doc
      const rotate = (client: Client, said: object = {}) =>
        client.post<{ secret: string }>(`/api/integration-endpoints/${id}/rotate-secret`, said)
      const ping = async (client = owner) => {
        const { status } = await client.post(`/api/integration-endpoints/${id}/ping`, {})
        await work('deliver')
        return status
      }
      expect([
        (await rotate(foreigner)).status,
        (await rotate(editor)).status,
        await ping(foreigner),
      ]).toEqual([404, 404, 404])
      const second = (await rotate(owner)).body.secret
      expect(await ping()).toBe(202)
      expect(JSON.parse(subscriber.heard.at(-1)!.body)).toMatchObject({ event: 'webhook.ping' })
      expect([subscriber.believes(first!), subscriber.believes(second)]).toEqual([true, true])
      const third = (await rotate(owner, { overlap_hours: 0 })).body.secret
      await ping()
      expect([first!, second, third].map((secret) => subscriber.believes(secret))).toEqual([
        false,
        false,
        true,
      ])
    })

    it('that lead elsewhere are not followed, and are seen to fail until they answer', async () => {
      await world.sql(`delete from webhook_endpoint where kind = 'tenant'`)
      await world.sql('delete from integration_endpoints')
      const { body } = await make({ url: `${subscriber.url}/moved` })
      const { id } = body.doc
      const healthOf = async () => {
        await world.server.call('noteHealth')
        return (await owner.get<{ health: string }>(`/api/integration-endpoints/${id}`)).body.health
      }
      expect(await healthOf()).toBe('unknown')
      const before = subscriber.heard.length
      subscriber.answer = { status: 302, headers: { location: subscriber.url } }
      await publish()
      expect(subscriber.heard.slice(before).map(({ path }) => path)).toEqual(['/hook/moved'])
      expect(await healthOf()).toBe('failing')
      subscriber.answer = { status: 410 }
      await world.sql('update sync_delivery set next_attempt_at = now() where endpoint_id = $1', [id])
      await work('deliver')
      expect(await healthOf()).toBe('disabled')
      subscriber.answer = { status: 200 }
      await owner.send('PATCH', `/api/integration-endpoints/${id}`, { name: 'Back' })
      await publish()
      expect(await healthOf()).toBe('healthy')
    })
  })

  it('a worker hears at once; whose connection is cut misses nothing meanwhile, and hears again', async () => {
    // By the timer alone nothing would come within the hour.
    await world.server.call('startWorker', 3_600_000)
    try {
      await place('no')
      await until(() => placed() === 'no')
      // The change is announced when it is committed: by then nobody listens.
      const cut = await world.sql(
        `with placed as (update tenants set placement_country_id = (select id from countries where code = 'se')
                          where id = $1 returning id),
              noted as (insert into sync_outbox (tenant_id, entity, entity_id)
                          select id, 'tenant_profile', id from placed)
         select pg_terminate_backend(pid, 5000) as cut from pg_stat_activity
          where datname = current_database() and application_name = 'bridge listener'`,
        [ACME],
      )
      expect(cut).toEqual([{ cut: true }])
      await until(() => placed() === 'se')
      await place('fi')
      await until(() => placed() === 'fi')
    } finally {
      await world.server.call('stopWorker')
    }
  })

  it('a worker that is killed leaves nothing behind that the next one does not finish', async () => {
    const env = world.told
    const first = startWorkerProcess(env)
    const second: { child?: ReturnType<typeof startWorkerProcess> } = {}
    try {
      await place('at')
      await until(() => placed() === 'at')
      medusa.silent = true
      await place('ch')
      await until(() => medusa.unanswered > 0)
      await end(first, 'SIGKILL')
      medusa.silent = false
      await post(
        world.server.url,
        written({ tenant: ACME, entity: 'product', id: 'prod_late', version: 1, state: productState() }),
      )
      // Its lease would end by itself, after half a minute.
      await world.sql(`update sync_delivery set next_attempt_at = now() where state = 'sending'`)
      second.child = startWorkerProcess(env)
      await until(() => placed() === 'ch')
      await until(async () => (await owner.get('/api/products/prod_late')).status === 200)
      expect(await end(second.child, 'SIGTERM')).toBe(0)
    } finally {
      await end(first, 'SIGKILL')
      if (second.child) await end(second.child, 'SIGKILL')
    }
  })

  const placed = () =>
    (medusa.last('tenant_profile', ACME)?.data as { placement: { country_code: string } } | undefined)
      ?.placement.country_code
})
