/** Waits until `read` answers `wanted`. */
export async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const deadline = Date.now() + 15_000
  let now = await read()
  while (JSON.stringify(now) !== JSON.stringify(wanted) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    now = await read()
  }
  expect(now).toEqual(wanted)
}
