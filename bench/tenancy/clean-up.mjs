let closing

/** Takes down in reverse order; an interrupt and the failure that it causes share one taking down. */
export function cleanUp(open) {
  return (closing ??= (async () => {
    while (open.length)
      await open
        .pop()()
        .catch((error) => console.error(error))
  })())
}

/** What the end of the process has to take down; an interrupt takes it down too. */
export function openThings() {
  const open = []
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void cleanUp(open).then(() => process.exit(130)))
  return open
}
