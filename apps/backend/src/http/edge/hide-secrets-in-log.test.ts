import { hideSecretsInAddress } from './hide-secrets-in-log'

it.each([
  ['/admin/products', '/admin/products'],
  ['/admin/products?limit=1&q=token', '/admin/products?limit=1&q=token'],
  ['/admin/invites/accept?token=abc', '/admin/invites/accept?token=[hidden]'],
  ['/app/invite?first=1&token=abc&x', '/app/invite?first=1&token=[hidden]&x'],
  ['/identity/callback?code=a&state=b&iss=c', '/identity/callback?code=[hidden]&state=[hidden]&iss=c'],
  ['/static/t/private-x?expires=1&signature=abc', '/static/t/private-x?expires=1&signature=[hidden]'],
  ['/x?%74oken=abc', '/x?%74oken=[hidden]'],
  ['/x?%E0%A4%A=abc', '/x?%E0%A4%A=[hidden]'],
  ['/x?token=a?token=b', '/x?token=[hidden]'],
  ['/auth?password=a&email=b', '/auth?password=[hidden]&email=b'],
  ['https://acme.example/app/invite?token=abc', 'https://acme.example/app/invite?token=[hidden]'],
])('%s is logged as %s', (address, logged) => {
  expect(hideSecretsInAddress(address)).toBe(logged)
})
