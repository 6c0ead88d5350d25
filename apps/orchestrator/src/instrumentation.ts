/**
 * Next runs this once in a server process that begins. With `BRIDGE_WORKER=inline` the process also does the work of the
 * bridge: where one machine runs everything, that saves a second process of 300 MB.
 */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs' || process.env['BRIDGE_WORKER'] !== 'inline') return
  const { getPayload } = await import('payload')
  const { default: config } = await import('./payload.config')
  const { startWorker } = await import('./bridge/run/worker')
  const worker = startWorker(await getPayload({ config }))
  process.once('SIGTERM', () => void worker.stop())
}
