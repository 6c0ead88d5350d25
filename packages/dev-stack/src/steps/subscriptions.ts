import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startChild, type Child } from '../children'
import type { Layout } from '../paths'
import type { Progress } from '../progress'
import { readState, updateState } from '../state'

/**
 * Plays a year of subscriptions over HTTP while everything runs already, once: nobody waits for it. Where it does not
 * come to its end, the next start goes on. Undefined where there is nothing to play.
 */
export function playSubscriptions(
  paths: Layout,
  env: NodeJS.ProcessEnv,
  progress: Progress,
): Child | undefined {
  const script = join(paths.root, 'scripts/demo-subscriptions.mjs')
  if (readState(paths.state).subscriptions || !existsSync(script)) return undefined
  const logFile = join(paths.logs, 'demo-subscriptions.log')
  const began = performance.now()
  const child = startChild({
    args: [script],
    cwd: paths.root,
    env: { ...env, CITYOS_DEMO_FILE: paths.demo },
    logFile,
  })
  progress.line(`\n… Subscriptions (a year of them is played meanwhile, a minute or two: ${logFile})`)
  void child.exited.then((code) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    if (code === 0) {
      updateState(paths.state, { subscriptions: true })
      progress.line(`✓ Subscriptions … ${seconds} s`)
    } else if (code !== null) {
      progress.line(
        `✗ Subscriptions … ${seconds} s; the rest runs without them. It said last:\n${child.tail(5)}`,
      )
    }
  })
  return child
}
