"""What waits for a coordinator or a link worker."""
