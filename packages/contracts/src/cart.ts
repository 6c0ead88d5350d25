/** Lines of a cart, and so of the order that it becomes; what staff orders for somebody may have more. */
export const MOST_CART_LINES = 1_000
