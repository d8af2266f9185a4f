"""Opening hours: their words, days, times and seasons, and the week that they make together."""
