import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { DemoFile } from '@cityos/contracts'
import { runChild } from '../children'
import { StackError } from '../errors'
import { readJson, writeJson } from '../json-file'
import type { Layout } from '../paths'
import { readState, updateState } from '../state'

/** What the seed script tells about the demo it made. */
export type DemoSeed = Pick<DemoFile, 'platform' | 'tenants'>

const Seed = DemoFile.pick({ platform: true, tenants: true })

export function isSeeded(paths: Layout): boolean {
  return readState(paths.state).seeded === true && DemoFile.safeParse(readJson(paths.demo)).success
}

export async function seedDemo(paths: Layout, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const output = join(paths.home, 'seed.json')
  const logFile = join(paths.logs, 'seed.log')
  await runChild({
    args: [paths.medusa, 'exec', './src/scripts/seed-demo.ts'],
    cwd: paths.backend,
    env: { ...env, DEMO_OUTPUT: output },
    logFile,
    signal,
    remedy: 'The seed is safe to repeat: correct the error above and start again.',
  })
  const seed = Seed.safeParse(readJson(output))
  if (!seed.success) {
    throw new StackError(
      'step_failed',
      `The demo seed wrote no usable result to ${output}.`,
      `Read ${logFile} and start again.`,
    )
  }
  rmSync(output)
  writeDemo(paths, 'http://localhost:9000', seed.data)
  updateState(paths.state, { seeded: true })
}

export function writeDemo(
  paths: Layout,
  backend: string,
  { platform, tenants }: DemoSeed,
  orchestrator: string | null = null,
): DemoFile {
  const demo = DemoFile.parse({ backend, orchestrator, platform, tenants })
  writeJson(paths.demo, demo)
  return demo
}

export function readDemo(paths: Layout): DemoSeed {
  return DemoFile.parse(readJson(paths.demo))
}
