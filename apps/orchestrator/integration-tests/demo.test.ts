import { ContentNavigationAnswer, ContentPortalsAnswer, ContentProductsAnswer } from '@cityos/contracts'
import { DEMO_HANDLES, productId, seedDemo } from './support/demo'
import { World } from './support/world'

it('the demo has content at every stage, menus, entrances and pictures in two languages; once', async () => {
  const world = await World.start()
  try {
    await seedDemo(world)
    const counted = async () =>
      world.sql(`select (select count(*) from media)::int as media, (select count(*) from portals)::int as portals,
        (select count(*) from pages)::int as pages, (select count(*) from product_content)::int as content,
        (select count(*) from users)::int as users, (select count(*) from stores_navigation)::int as entries`)
    const first = await counted()
    expect(first).toEqual([{ media: 8, portals: 6, pages: 4, content: 8, users: 3, entries: 6 }])
    await seedDemo(world)
    expect(await counted()).toEqual(first)
    const stages = await world.sql<{ stage: string }>(
      'select distinct stage::text from product_content order by stage',
    )
    expect(stages.map(({ stage }) => stage)).toEqual([
      'approved',
      'changes_requested',
      'draft',
      'in_review',
      'published',
    ])

    const visitor = world.at('acme.shops.test')
    const ids = DEMO_HANDLES.map((handle) => productId('acme', handle)).join(',')
    const shown = await visitor.get<object>(`/api/content/products?ids=${ids}&locale=ar`)
    const { products } = ContentProductsAnswer.parse(shown.body)
    expect(products.map(({ product_id }) => product_id)).toEqual([productId('acme', 'city-shirt')])
    expect([shown.headers['content-language'], products[0]!.body?.html]).toEqual([
      'ar',
      expect.stringMatching(/قصّة/),
    ])
    const { sizes, alt } = products[0]!.images[0]!
    expect([alt, sizes.hero?.width, sizes.card?.width]).toEqual(['قميص مطوي أمام أسطح المدينة', 1920, 768])
    const menu = await visitor.get<object>('/api/content/navigation?locale=ar')
    expect(ContentNavigationAnswer.parse(menu.body)).toMatchObject({
      items: [{ href: '/', is_page: true }, { href: '/about' }, { label: 'راسلنا', is_page: false }],
      locales: ['ar'],
    })
    const portals = await visitor.get<object>('/api/content/portals?locale=ar')
    expect(ContentPortalsAnswer.parse(portals.body).portals).toMatchObject([
      { name: 'المتجر', landing_path: '/', menu: [{ href: '/' }, { href: '/about' }] },
    ])
  } finally {
    await world.stop()
  }
})
