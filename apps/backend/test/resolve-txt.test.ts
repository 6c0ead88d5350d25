import { txtLookupAt } from '../src/dns/resolve-txt'
import { DnsServer } from '../integration-tests/fixtures/dns-server'

let dns: DnsServer
beforeAll(async () => (dns = await DnsServer.start()))
afterAll(() => dns.stop())

const lookUp = (name: string) => txtLookupAt([dns.address])(name)

describe('looking TXT records up', () => {
  it('answers every record, each in one piece', async () => {
    dns.set('many.example', [['one'], ['split in ', 'two'], ['']])
    expect(await lookUp('many.example')).toEqual({ records: ['one', 'split in two', ''] })
  })

  it('goes over to TCP for more than a datagram holds', async () => {
    const long = Array.from({ length: 40 }, (_, i) => ['x'.repeat(200), `${i}`])
    dns.set('long.example', long)
    expect(await lookUp('long.example')).toEqual({ records: long.map((pieces) => pieces.join('')) })
  })

  it('asks again each time', async () => {
    dns.set('changes.example', [['before']])
    await lookUp('changes.example')
    dns.set('changes.example', [['after']])
    expect(await lookUp('changes.example')).toEqual({ records: ['after'] })
  })

  it.each([
    ['a name that does not exist', 'absent.example', undefined, 'absent'],
    ['a name without TXT records', 'empty.example', [], 'absent'],
    ['a server that fails', 'broken.example', { rcode: 2 }, 'unavailable'],
    ['a server that refuses', 'closed.example', { rcode: 5 }, 'unavailable'],
  ] as const)('%s is told apart', async (_name, name, zone, failure) => {
    if (zone) dns.set(name, zone as { rcode: number })
    expect(await lookUp(name)).toEqual({ failure })
  })

  it('gives up on a server that says nothing, and asks it more than once', async () => {
    dns.set('silent.example', 'silence')
    const started = performance.now()
    expect(await lookUp('silent.example')).toEqual({ failure: 'timeout' })
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(dns.asked.filter((name) => name === 'silent.example').length).toBeGreaterThan(1)
  }, 15_000)
})
