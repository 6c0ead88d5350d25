import { showsToken } from '../src/shows-token'

const TOKEN = 'a-token-of-at-least-32-characters'

it.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `BEARER  ${TOKEN}`])('%j shows the token', (authorization) => {
  expect(showsToken(authorization, TOKEN)).toBe(true)
})

it.each([
  undefined,
  null,
  '',
  'Bearer',
  'Bearer ',
  'Bearer undefined',
  TOKEN,
  `Basic ${TOKEN}`,
  `x Bearer ${TOKEN}`,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(1)}`,
  `Bearer ${TOKEN.toUpperCase()}`,
  `Bearer ${TOKEN} ${TOKEN}`,
])('%j shows nothing', (authorization) => {
  expect(showsToken(authorization, TOKEN)).toBe(false)
})

it.each([undefined, ''])('nobody shows a token that the environment does not hold (%j)', (token) => {
  for (const authorization of ['Bearer ', 'Bearer undefined', `Bearer ${TOKEN}`])
    expect(showsToken(authorization, token)).toBe(false)
})
