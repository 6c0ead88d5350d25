/**
 * The content admin's API in a plain Node process: the handlers that Next's routes call, without Next's build. What
 * the tests ask over HTTP and IPC is answered by the same code as in production.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { getPayload, handleEndpoints, type Payload } from 'payload'
import { connectAll } from '../../src/bridge/connections'
import { bridgeDatabase } from '../../src/bridge/database/pool'
import { workAtNight } from '../../src/bridge/run/nightly'
import { piecesOf } from '../../src/bridge/run/pieces'
import { startWorker, type RunningWorker } from '../../src/bridge/run/worker'
import { payloadStates } from '../../src/bridge/states'
import { noteHealth } from '../../src/bridge/tenants/note-health'
import { seedDemo } from '../../src/demo/seed-demo'
import { seedGeo } from '../../src/geo/seed-geo'
import config from '../../src/payload.config'
import { reseal } from '../../src/secrets/reseal'
import { env } from '../../src/env'
import { migrations } from '../../src/migrations'
import { contentDocument } from '../../src/content/openapi/document'
import { CONTENT_ROUTES } from '../../src/content/routes'
import { version } from '../../package.json'

const payload: Payload = await getPayload({ config })
const graphql = GRAPHQL_POST(config)
let worker: RunningWorker | undefined

/** What a test arranges without asking anybody: our own code acts so. */
const commands: Record<string, (...args: never[]) => Promise<unknown>> = {
  migrate: async () => payload.db.migrate({ migrations } as never),
  seedGeo: async () => seedGeo(payload),
  seedDemo: async (tenants: never) => seedDemo(payload, tenants),
  reseal: async () => reseal(payload, env().CONTENT_SEALING_KEYS),
  create: async (options: never) => payload.create(options),
  update: async (options: never) => payload.update(options),
  find: async (options: never) => payload.find(options),
  work: async (name: never) => piecesOf(payload)[name as 'relay'](),
  night: async () => workAtNight(payload),
  startWorker: async (restMs: never) => void (worker = startWorker(payload, restMs)),
  stopWorker: async () => worker?.stop(),
  setting: async (name: never, value: never) => void Object.assign(env(), { [name]: value }),
  noteHealth: async () => noteHealth(),
  connect: async () => connectAll(bridgeDatabase, payloadStates(payload)),
  runJobs: async () => payload.jobs.run({ overrideAccess: true } as never),
  queue: async (options: never) => payload.jobs.queue(options),
  contentDocument: async () => contentDocument(CONTENT_ROUTES, version),
  collections: async () =>
    payload.config.collections.map(({ slug, graphQL, endpoints, versions, upload }) => ({
      slug,
      endpoints: endpoints !== false,
      graphQL: graphQL === false ? null : graphQL,
      versions: Boolean(versions),
      upload: Boolean(upload),
    })),
}

process.on('message', ({ id, name, args }: { id: number; name: string; args: never[] }) => {
  commands[name]!(...args).then(
    (result) => process.send!({ id, result }),
    (error: Error) => process.send!({ id, error: error.message }),
  )
})

const server = createServer((incoming, outgoing) => {
  answer(incoming).then(
    (response) => send(response, outgoing),
    (error: unknown) => outgoing.writeHead(500).end(String(error)),
  )
})
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.send!({ ready: true }))
process.on('disconnect', () => process.exit(0))

async function answer(incoming: IncomingMessage): Promise<Response> {
  const { method = 'GET', url = '/', headers } = incoming
  const flat = Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string])
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const request = new Request(`http://${headers.host}${url}`, {
    method,
    headers: flat,
    ...(hasBody && { body: Readable.toWeb(incoming) as never, duplex: 'half' }),
  })
  return new URL(request.url).pathname === '/api/graphql'
    ? graphql(request)
    : handleEndpoints({ config, request })
}

function send(response: Response, outgoing: ServerResponse): void {
  const cookies = response.headers.getSetCookie()
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  outgoing.writeHead(response.status, { ...headers, ...(cookies.length && { 'set-cookie': cookies }) })
  if (!response.body) return void outgoing.end()
  Readable.fromWeb(response.body as ReadableStream).pipe(outgoing)
}
