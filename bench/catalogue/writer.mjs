import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'node:http'

const LOGIN = { email: 'admin@main.example', password: 'a-password-for-benchmarks' }

/** Node's own http, because fetch does not send another Host. @throws Error with a refusal. */
function post(port, headers, path, body) {
  const payload = JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(payload),
        },
      },
      (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(JSON.parse(text))
            : reject(new Error(`${path} answered ${response.statusCode}: ${text.slice(0, 300)}`)),
        )
      },
    )
    call.on('error', reject)
    call.end(payload)
  })
}

/** The side's shop with its admin's headers. */
export async function adminOf({ port, shop }) {
  const { host } = shop.headers
  const { token } = await post(port, { host }, '/auth/user/emailpass', LOGIN)
  return { ...shop, headers: { host, authorization: `Bearer ${token}` } }
}

/** Changes a product once a second while it is on, until it is stopped. @throws at the stop what went wrong meanwhile. */
export function startWriter(port, shop) {
  const writer = { on: false, stopped: false }
  const work = (async () => {
    for (let n = 0; !writer.stopped; n++) {
      const { id } = shop.products[n % shop.products.length]
      if (writer.on) {
        await post(port, shop.headers, `/admin/products/${id}?fields=id`, { subtitle: `Edition ${n}` })
      }
      await sleep(1_000)
    }
  })()
  work.catch(() => undefined)
  writer.stop = () => {
    writer.stopped = true
    return work
  }
  return writer
}
