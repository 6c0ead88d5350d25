import { readFileSync } from 'node:fs'
import { Refusal } from './client.mjs'

const FILE = new URL('../../.cityos/demo.json', import.meta.url)

/** The demo that runs: its addresses and logins. @throws Refusal where there is none. */
export function readDemo() {
  try {
    return JSON.parse(readFileSync(process.env.CITYOS_DEMO_FILE ?? FILE, 'utf8'))
  } catch {
    throw new Refusal('There is no demo yet: run `npm start` in another terminal first.')
  }
}
