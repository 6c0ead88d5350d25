import type { IncomingMessage } from 'node:http'
import { findClients } from '../../src/http/edge/client'
import { subscriberOf } from '../../src/http/edge/client-address'

const clientOf = findClients({
  trustedProxies: ['loopback', '10.0.0.0/8'],
  unlimited: ['loopback', '192.0.2.7'],
})

function client(socket: string, forwarded?: string) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return clientOf({
    headers,
    socket: { remoteAddress: socket },
    connection: { remoteAddress: socket },
  } as never as IncomingMessage)
}

describe('the address of a client', () => {
  it.each([
    ['198.51.100.9', undefined, '198.51.100.9'],
    ['127.0.0.1', '198.51.100.9', '198.51.100.9'],
    ['10.1.2.3', '198.51.100.9', '198.51.100.9'],
    ['10.1.2.3', '198.51.100.9, 10.9.9.9', '198.51.100.9'],
    ['10.1.2.3', '203.0.113.1, 198.51.100.9', '198.51.100.9'],
    ['198.51.100.9', '203.0.113.1', '198.51.100.9'],
    ['198.51.100.9', '127.0.0.1', '198.51.100.9'],
    ['127.0.0.1', undefined, '127.0.0.1'],
  ])('from %s with X-Forwarded-For %s is %s', (socket, forwarded, address) => {
    expect(client(socket, forwarded).address).toBe(address)
  })

  it('of one of our own servers is not limited, and nobody can claim to be one', () => {
    expect(client('192.0.2.7').unlimited).toBe(true)
    expect(client('127.0.0.1').unlimited).toBe(true)
    expect(client('127.0.0.1', '192.0.2.7').unlimited).toBe(true)
    expect(client('198.51.100.9', '192.0.2.7').unlimited).toBe(false)
    expect(client('127.0.0.1', '127.0.0.1, 198.51.100.9').unlimited).toBe(false)
  })

  it('is found again for the same request without a second look', () => {
    const request = {
      headers: {},
      socket: { remoteAddress: '198.51.100.9' },
      connection: { remoteAddress: '198.51.100.9' },
    }
    expect(clientOf(request as never)).toBe(clientOf(request as never))
  })

  it('that is gone with its connection is a client too', () => {
    expect(clientOf({ headers: {}, socket: {}, connection: {} } as never).subscriber).toBe('')
  })
})

describe('whom an address counts as', () => {
  it.each([
    ['198.51.100.9', '198.51.100.9'],
    ['::ffff:198.51.100.9', '198.51.100.9'],
    ['::FFFF:c633:6409', '198.51.100.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('%s counts as %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber)
  })
})
