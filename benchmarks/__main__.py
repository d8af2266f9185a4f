"""`make bench`: every measurement, as a table and as benchmarks/results/latest.json."""

from benchmarks import catalog_search_match
from benchmarks.measure import print_table, save

measures = [*catalog_search_match.measure()]
print_table(measures)
save(measures)
