"""Services put on a list: for oneself, on paper, and by a link that ends."""
