"""Which records are the same: blocking, comparisons, weights learned without labels, clusters, explanations."""
