"""Cards of listings, the same in search, suggestions and lists: what they show, and that as HTML."""
