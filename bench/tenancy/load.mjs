/* The load, in a process of its own: runs a fixed number of requests and answers with their times. */
import { Agent, request } from 'node:http'
import { scenarios } from './scenarios.mjs'

/** @throws Error with the answer when it is no success: a refusal would be measured as speed. */
function sender(port, agent, parse) {
  return (shop, method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = method === 'POST' ? JSON.stringify(body ?? {}) : undefined
      const headers = payload
        ? {
            ...shop.headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(payload),
          }
        : shop.headers
      const call = request({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (response.statusCode === 200) return resolve(parse ? JSON.parse(text) : undefined)
          reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text.slice(0, 500)}`))
        })
      })
      call.on('error', reject)
      call.end(payload)
    })
}

/** Times are of whole scenario runs, in milliseconds. Request `n` goes to shop `n` modulo their number. */
async function round({ port, scenario, shops, count, concurrency, first, parse = true, inputs, keep }) {
  // A round's own connections: the server closes those of an earlier round while the other sides are measured.
  const agent = new Agent({ keepAlive: true })
  const send = sender(port, agent, parse)
  const { run } = scenarios[scenario]
  const times = new Float64Array(count)
  const answers = []
  let next = 0
  const client = async () => {
    for (let n = next++; n < count; n = next++) {
      const began = performance.now()
      const answer = await run(send, shops[n % shops.length], first + n, inputs?.[n])
      times[n] = performance.now() - began
      if (keep) answers[n] = answer
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: concurrency }, client))
  const elapsedMs = performance.now() - began
  agent.destroy()
  const inOrder = keep ? { times: [...times], answers } : {}
  times.sort()
  const at = (share) => times[Math.min(count - 1, Math.floor(count * share))]
  return { count, elapsedMs, perSecond: (count / elapsedMs) * 1000, p50: at(0.5), p95: at(0.95), ...inOrder }
}

const calls = { round }

process.on('message', ({ id, name, args }) => {
  calls[name](...args).then(
    (result) => process.send({ id, result }),
    (error) => process.send({ id, error: error.stack }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send({ ready: true })
