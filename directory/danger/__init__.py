"""Violence and danger to life: how people tell of them, and what to do first."""
