import { Slots } from '../src/slots'

/** Work that ends when it is told to. */
function piece(slots: Slots, begun: string[], name: string) {
  let end!: () => void
  const ended = new Promise<void>((resolve) => (end = resolve))
  const held = slots.hold(async () => {
    begun.push(name)
    await ended
  })
  return { end, held }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

it('two go on at a time, the others in the order in which they came, and who comes later does not pass them', async () => {
  const slots = new Slots(2)
  const begun: string[] = []
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => piece(slots, begun, name))
  expect(slots.isFree).toBe(false)
  await settle()
  expect(begun).toEqual(['a', 'b'])
  b!.end()
  await b!.held
  const e = piece(slots, begun, 'e')
  await settle()
  expect(begun).toEqual(['a', 'b', 'c'])
  for (const each of [a!, c!, d!, e]) each.end()
  await Promise.all([a!.held, c!.held, d!.held, e.held])
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(slots.isFree).toBe(true)
})

it('work that fails gives its place back', async () => {
  const slots = new Slots(1)
  await expect(slots.hold(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(slots.isFree).toBe(true)
})
