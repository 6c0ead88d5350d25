import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encode } from './bad-tokens'

interface Answer {
  status: number
  body: string
}

export interface KeyServer {
  issuer: string
  /** How often somebody has asked for the keys. */
  asked(): number
  /** What it says from now on; undefined for the keys. */
  answer(instead: Answer | undefined): void
  /** A token of its key, which is called `k` at first. */
  sign(claims: object, header?: object): string
  signingKey(): { kid: string; privateKey: KeyObject; publicKey: KeyObject }
  /** A new key of that name signs from now on, and the old one is no longer there. */
  rotate(kid: string): void
  stop(): Promise<void>
}

/** A provider that can do nothing but publish its key, or fail to. */
export async function startKeyServer(): Promise<KeyServer> {
  const newKey = (kid: string) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) })
  let key = newKey('k')
  const jwk = () => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, alg: 'RS256', use: 'sig' })
  let asked = 0
  let instead: Answer | undefined
  const server = createServer((_request, response) => {
    asked += 1
    response.writeHead(instead?.status ?? 200).end(instead?.body ?? JSON.stringify({ keys: [jwk()] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    issuer: `http://localhost:${(server.address() as AddressInfo).port}/realms/cityos`,
    asked: () => asked,
    answer: (answer) => (instead = answer),
    sign: (claims, header) => {
      const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: key.kid, ...header })}.${encode(claims)}`
      return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key.privateKey).toString('base64url')}`
    },
    signingKey: () => key,
    rotate: (kid) => (key = newKey(kid)),
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
