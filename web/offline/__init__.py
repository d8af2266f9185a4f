"""Reading without network: an area that somebody keeps on their phone."""
