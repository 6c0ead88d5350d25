import { isPublic } from '../src/address'

it.each([
  '127.0.0.1',
  '127.9.9.9',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '::',
  '::1',
  'fe80::1',
  'fc00::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  '0x7f.1',
  '2130706433',
])('%s is no public address', (address) => expect(isPublic(address)).not.toBe(true))

it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
  '%s is',
  (address) => expect(isPublic(address)).toBe(true),
)

it.each(['example.com', 'localhost', ''])('%j is no address but a name', (name) =>
  expect(isPublic(name)).toBeUndefined(),
)
